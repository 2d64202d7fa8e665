// libgit2 with C++ manners: started once, its handles owned, its errors as text.
#pragma once

#include <git2.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "source/oid.h"

namespace gazette {

template <class T, void (*Free)(T*)>
struct FreeWith {
  void operator()(T* pointer) const { Free(pointer); }
};
template <class T, void (*Free)(T*)>
using Owned = std::unique_ptr<T, FreeWith<T, Free>>;

using OwnedConfig = Owned<git_config, git_config_free>;
using OwnedIndex = Owned<git_index, git_index_free>;
using OwnedObject = Owned<git_odb_object, git_odb_object_free>;
using OwnedOdb = Owned<git_odb, git_odb_free>;
using OwnedReference = Owned<git_reference, git_reference_free>;
using OwnedRepository = Owned<git_repository, git_repository_free>;
using OwnedSignature = Owned<git_signature, git_signature_free>;

// Starts libgit2 with our settings; later calls do nothing. Safe from several threads.
void start_libgit2();

// What libgit2 says of the last failure on this thread.
std::string last_git_error();

Oid from_git(const git_oid& oid);
git_oid to_git(const Oid& oid);
// Exactly 40 hexadecimal digits.
std::optional<Oid> parse_oid(std::string_view hex);

}  // namespace gazette
