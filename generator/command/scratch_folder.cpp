#include "command/scratch_folder.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/failure.h"

namespace gazette {

namespace fs = std::filesystem;

ScratchFolder::ScratchFolder() {
  std::error_code error;
  const fs::path folder = fs::temp_directory_path(error);
  std::string name = ((error ? fs::path("/tmp") : folder) / "gazette-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw WorldFailure(fmt::format("can't make the folder {}: {}", name, std::strerror(errno)),
                       "name another place for such folders: TMPDIR=/var/tmp");
  }
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

}  // namespace gazette
