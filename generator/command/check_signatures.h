// Whether each pushed commit is signed by somebody who may, by the program ssh-keygen.
#pragma once

#include <string>

#include "command/source_line.h"

namespace gazette {

struct SignatureCheck {
  std::string signer;     // of all commits
  std::string complaint;  // empty: all is well
  std::string hint;
};

// `signers`: the file of the repository that lists who may, as it stood at `before`; at the beginning of the
// branch, as it stands at `after`.
SignatureCheck check_signatures(const SourceLine& line, const Oid& before, const Oid& after,
                                const std::string& signers);

}  // namespace gazette
