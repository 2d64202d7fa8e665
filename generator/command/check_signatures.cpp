#include "command/check_signatures.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/failure.h"
#include "base/files.h"
#include "base/text.h"
#include "command/run_program.h"
#include "command/scratch_folder.h"
#include "source/pushed.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr size_t most_commits = 10'000;
constexpr const char* how_to_sign =
    "sign with your SSH key: git config gpg.format ssh; git config user.signingkey ~/.ssh/id_ed25519.pub; "
    "git commit --amend -S --no-edit";

ProgramResult ask_ssh_keygen(const std::vector<std::string>& arguments, std::string_view input = {}) {
  std::vector<std::string> all = {"ssh-keygen", "-Y"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  const ProgramResult result = run_program(all, input);
  if (result.exit_code == 127)
    throw WorldFailure("ssh-keygen isn't installed here, so that signatures can't be checked",
                       "ask an administrator to install it (Debian: openssh-client)");
  return result;
}

std::string read_signers(const fs::path& repository, const Oid& before, const Oid& after,
                         const std::string& signers) {
  const SourceLine then(repository, (before.is_zero() ? after : before).hex(), false);
  const auto file = then.read({signers});
  if (!file)
    throw WorldFailure(fmt::format("there is no file {}, which says who may sign", signers),
                       "an administrator puts it there before anybody pushes");
  return *file;
}

}  // namespace

SignatureCheck check_signatures(const SourceLine& line, const Oid& before, const Oid& after,
                                const std::string& signers) {
  const Repository& repository = line.repository();
  const ScratchFolder desk;
  const std::string allowed = (desk.path() / "signers").string();
  const std::string signature = (desk.path() / "signature").string();
  write_file(allowed, read_signers(repository.git_folder(), before, after, signers));
  SignatureCheck check;
  for (const Oid& commit : list_new_commits(repository, before, after, most_commits)) {
    const std::string name = commit.hex().substr(0, 12);
    const auto read = read_signature(repository, commit);
    if (!read) return {{}, fmt::format("commit {} isn't signed", name), how_to_sign};
    write_file(signature, read->second);
    const ProgramResult found = ask_ssh_keygen({"find-principals", "-f", allowed, "-s", signature});
    const std::string signer(trim(split(found.output, '\n').front()));
    const bool is_good =
        found.exit_code == 0 && !signer.empty() &&
        ask_ssh_keygen({"verify", "-f", allowed, "-I", signer, "-n", "git", "-s", signature}, read->first)
                .exit_code == 0;
    if (!is_good)
      return {{},
              fmt::format("commit {} is signed by nobody whom {} lists", name, signers),
              "sign with the key that is listed there, or ask an administrator to list yours"};
    if (!check.signer.empty() && check.signer != signer)
      return {{},
              fmt::format("the commits are signed by {} and by {}", check.signer, signer),
              "let each push what that person signed"};
    check.signer = signer;
  }
  return check;
}

}  // namespace gazette
