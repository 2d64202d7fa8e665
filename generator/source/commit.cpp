#include "source/commit.h"

#include <charconv>
#include <string_view>

#include "source/object.h"

namespace gazette {

namespace {

constexpr int64_t end_of_year_9999 = 253402300799;

// Takes the first line off `rest`.
std::string_view take_line(std::string_view& rest) {
  const size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

// The id in the line "KEY ID".
std::optional<Oid> parse_id_line(std::string_view line, std::string_view key) {
  if (!line.starts_with(key)) return std::nullopt;
  return parse_oid(line.substr(key.size()));
}

// The seconds in "committer NAME <EMAIL> SECONDS ZONE".
int64_t parse_time(std::string_view line) {
  const size_t end_of_email = line.rfind('>');
  if (end_of_email == std::string_view::npos) return 0;
  std::string_view rest = line.substr(end_of_email + 1);
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  int64_t seconds = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), seconds);
  const bool is_whole = end == rest.data() + rest.size() || *end == ' ';
  if (error != std::errc() || !is_whole || seconds < 0 || seconds > end_of_year_9999) return 0;
  return seconds;
}

}  // namespace

ParsedCommit read_commit(git_odb* odb, const Oid& oid) {
  const RawObject object = read_object(odb, oid, GIT_OBJECT_COMMIT);
  std::string_view rest = object.bytes();
  ParsedCommit commit;
  const std::optional<Oid> tree = parse_id_line(take_line(rest), "tree ");
  if (!tree) fail_as_damaged(oid, "it is a commit that names no folder");
  commit.tree = *tree;
  bool is_first = true;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    if (is_first && line.starts_with("parent ")) {
      commit.first_parent = parse_id_line(line, "parent ");
      if (!commit.first_parent) fail_as_damaged(oid, "it is a commit whose parent can't be read");
    } else if (line.starts_with("committer ")) {
      commit.committed_at = parse_time(line);
      break;
    }
    is_first = false;
  }
  return commit;
}

}  // namespace gazette
