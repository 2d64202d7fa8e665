#include "source/libgit2.h"

#include <array>
#include <cassert>
#include <cstring>

namespace gazette {

namespace {

constexpr ssize_t object_cache_bytes = 64 << 20;

// A settings file that is there but can't be read (another user's home, a broken line) must not keep anyone
// from reading a repository, so its folder is no longer searched.
void forget_unreadable_settings(git_config_level_t level, int (*find)(git_buf*)) {
  git_buf path = GIT_BUF_INIT;
  const int found = find(&path);
  bool readable = found == 0 || found == GIT_ENOTFOUND;
  if (found == 0) {
    git_config* config = nullptr;
    readable = git_config_open_ondisk(&config, path.ptr) == 0;
    git_config_free(config);
  }
  git_buf_dispose(&path);
  if (!readable) git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, static_cast<int>(level), "");
}

bool start() {
  git_libgit2_init();
  git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, object_cache_bytes);
  // What these extensions add doesn't matter to who only reads objects and references.
  std::array<const char*, 3> extensions = {"worktreeconfig", "preciousobjects", "partialclone"};
  git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions.data(), extensions.size());
  forget_unreadable_settings(GIT_CONFIG_LEVEL_GLOBAL, git_config_find_global);
  forget_unreadable_settings(GIT_CONFIG_LEVEL_XDG, git_config_find_xdg);
  forget_unreadable_settings(GIT_CONFIG_LEVEL_SYSTEM, git_config_find_system);
  git_error_clear();
  return true;
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

}  // namespace

void start_libgit2() {
  static const bool started = start();
  assert(started);
  static_cast<void>(started);
}

std::string last_git_error() {
  const git_error* error = git_error_last();
  return error != nullptr && error->message != nullptr ? error->message : "no reason given";
}

Oid from_git(const git_oid& oid) {
  Oid result;
  std::memcpy(result.bytes.data(), oid.id, result.bytes.size());
  return result;
}

git_oid to_git(const Oid& oid) {
  git_oid result{};
  std::memcpy(result.id, oid.bytes.data(), oid.bytes.size());
  return result;
}

std::optional<Oid> parse_oid(std::string_view hex) {
  Oid oid;
  if (hex.size() != 2 * oid.bytes.size()) return std::nullopt;
  for (size_t i = 0; i < oid.bytes.size(); ++i) {
    const int high = hex_value(hex[2 * i]);
    const int low = hex_value(hex[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    oid.bytes[i] = static_cast<uint8_t>(16 * high + low);
  }
  return oid;
}

}  // namespace gazette
