#include "built_site.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <stdexcept>

#include "base/files.h"
#include "git_fixture.h"

namespace gazette {

namespace fs = std::filesystem;

SiteFiles read_site(const fs::path& folder) {
  SiteFiles files;
  for (const std::string& path : list_files(folder)) files[path] = *read_file(folder / path);
  return files;
}

BuildOptions plain_options(const fs::path& repository) {
  BuildOptions options;
  options.repository = repository;
  options.plain = true;
  return options;
}

void build_site(const BuildOptions& options, const fs::path& output) {
  Stopwatch stopwatch;
  SourceLine line(options.repository, options.ref, options.versions);
  const auto prepared = prepare_site(line, options, stopwatch);
  if (has_errors(prepared->problems)) {
    std::ostringstream problems;
    print_human(problems, prepared->problems, prepared->source_text, false);
    throw std::runtime_error(problems.str());
  }
  OutputFolder folder(output, options.repository);
  write_site(*prepared, folder, false);
}

SiteFiles build_site(const BuildOptions& options) {
  const TemporaryFolder folder;
  build_site(options, folder.path() / "site");
  return read_site(folder.path() / "site");
}

std::string first_difference(const SiteFiles& a, const SiteFiles& b) {
  for (const auto& [path, bytes] : a) {
    const auto other = b.find(path);
    if (other == b.end()) return "only the first has " + path;
    if (bytes == other->second) continue;
    const auto [at, there] =
        std::mismatch(bytes.begin(), bytes.end(), other->second.begin(), other->second.end());
    const auto offset = static_cast<size_t>(at - bytes.begin());
    const size_t from = offset > 80 ? offset - 80 : 0;
    return path + " at " + std::to_string(offset) + ":\n" + bytes.substr(from, 200) + "\n--- and\n" +
           other->second.substr(from, 200);
  }
  for (const auto& [path, bytes] : b) {
    if (!a.contains(path)) return "only the second has " + path;
  }
  return {};
}

namespace {

void append_utf8(std::string& to, unsigned code) {
  if (code < 0x80) {
    to += static_cast<char>(code);
  } else if (code < 0x800) {
    to += static_cast<char>(0xC0U | (code >> 6U));
    to += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    to += static_cast<char>(0xE0U | (code >> 12U));
    to += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    to += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

// The entity or escape at the start of `rest`: how long it is (0: none), with what it stands for.
size_t take_escape(std::string_view rest, std::string& to) {
  static const std::vector<std::pair<std::string_view, char>> names = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  for (const auto& [name, letter] : names) {
    if (!rest.starts_with(name)) continue;
    to += letter;
    return name.size();
  }
  unsigned code = 0;
  if (rest.starts_with("&#")) {
    const bool is_hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
    const char* begin = rest.data() + (is_hex ? 3 : 2);
    const auto [end, error] = std::from_chars(begin, rest.data() + rest.size(), code, is_hex ? 16 : 10);
    if (error != std::errc() || end == rest.data() + rest.size() || *end != ';') return 0;
    append_utf8(to, code);
    return static_cast<size_t>(end - rest.data()) + 1;
  }
  if (rest.starts_with('%') && rest.size() > 2) {
    const auto [end, error] = std::from_chars(rest.data() + 1, rest.data() + 3, code, 16);
    if (error != std::errc() || end != rest.data() + 3) return 0;
    to += static_cast<char>(code);
    return 3;
  }
  return 0;
}

}  // namespace

std::string decoded(std::string_view bytes) {
  static constexpr std::string_view fold = "\r\n ";  // of lines of calendars
  std::string text;
  for (size_t i = 0; i < bytes.size();) {
    if (bytes.substr(i, fold.size()) == fold) {
      i += fold.size();
      continue;
    }
    const size_t length = take_escape(bytes.substr(i), text);
    if (length == 0) text += bytes[i];
    i += std::max<size_t>(1, length);
  }
  return text;
}

std::vector<std::string> files_with(const SiteFiles& files, const std::string& text) {
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : files) {
    const bool holds = path.find(text) != std::string::npos || bytes.find(text) != std::string::npos ||
                       decoded(bytes).find(text) != std::string::npos;
    if (holds) paths.push_back(path);
  }
  return paths;
}

}  // namespace gazette
