// The command line: from arguments to an exit code. 0 good, 1 problems in the content, 2 wrong use, 3 the
// world failed.
#pragma once

namespace gazette {

int run_command(int argc, const char* const* argv);

}  // namespace gazette
