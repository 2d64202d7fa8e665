// Git objects as bytes, and the failures of reading them in plain words.
#pragma once

#include <string_view>

#include "source/libgit2.h"

namespace gazette {

// The bytes live as long as the object does.
struct RawObject {
  OwnedObject owner;
  git_object_t type() const { return git_odb_object_type(owner.get()); }
  std::string_view bytes() const {
    return {static_cast<const char*>(git_odb_object_data(owner.get())), git_odb_object_size(owner.get())};
  }
};

// WorldFailure: missing, damaged, or not of the expected type.
RawObject read_object(git_odb* odb, const Oid& oid);
RawObject read_object(git_odb* odb, const Oid& oid, git_object_t expected);

// Throws for an object that `code` says can't be read.
[[noreturn]] void fail_to_read(int code, const Oid& oid);
[[noreturn]] void fail_as_damaged(const Oid& oid, std::string_view reason);

// A path or name of the repository for a message: one line, odd bytes as \xNN, not endless.
std::string printable(std::string_view path);

}  // namespace gazette
