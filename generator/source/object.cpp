#include "source/object.h"

#include <fmt/format.h>

#include "base/failure.h"
#include "base/text.h"

namespace gazette {

namespace {

constexpr const char* mend_hint =
    "run `git fsck --full` to see what is wrong, then clone the repository again (without --filter or "
    "--depth)";

std::string_view name_of(git_object_t type) {
  switch (type) {
    case GIT_OBJECT_COMMIT:
      return "a commit";
    case GIT_OBJECT_TREE:
      return "a folder";
    case GIT_OBJECT_BLOB:
      return "a file";
    case GIT_OBJECT_TAG:
      return "a tag";
    default:
      return "an unknown thing";
  }
}

}  // namespace

void fail_to_read(int code, const Oid& oid) {
  if (code == GIT_ENOTFOUND) {
    throw WorldFailure(fmt::format("the object {} is missing from the repository", oid.hex()), mend_hint);
  }
  fail_as_damaged(oid, last_git_error());
}

void fail_as_damaged(const Oid& oid, std::string_view reason) {
  throw WorldFailure(fmt::format("the object {} of the repository is damaged: {}", oid.hex(), reason),
                     mend_hint);
}

RawObject read_object(git_odb* odb, const Oid& oid) {
  git_odb_object* object = nullptr;
  const git_oid id = to_git(oid);
  const int code = git_odb_read(&object, odb, &id);
  if (code != 0) fail_to_read(code, oid);
  return RawObject{OwnedObject(object)};
}

RawObject read_object(git_odb* odb, const Oid& oid, git_object_t expected) {
  RawObject object = read_object(odb, oid);
  if (object.type() != expected) {
    fail_as_damaged(oid, fmt::format("it is {}, not {}", name_of(object.type()), name_of(expected)));
  }
  return object;
}

std::string printable(std::string_view path) {
  constexpr size_t longest = 200;
  const bool is_cut = path.size() > longest;
  if (is_cut) path = path.substr(0, longest);
  const bool is_text = !find_invalid_utf8(path) || is_cut;
  std::string text;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f || (byte >= 0x80 && !is_text)) {
      text += fmt::format("\\x{:02x}", byte);
    } else {
      text += c;
    }
  }
  return is_cut ? text + "..." : text;
}

}  // namespace gazette
