#include "architecture_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>
#include <string_view>

#include "base/path.h"
#include "base/text.h"

namespace gazette {

namespace {

constexpr size_t most_lines = 400;

const std::set<std::string> folders = {"base",   "source", "document", "model",   "site",    "theme",
                                       "render", "feeds",  "search",   "publish", "preview", "command"};

// What a folder may include besides itself. Folders that aren't named here may include everything.
const std::map<std::string, std::set<std::string>> allowed_includes = {
    {"base", {}},
    {"source", {"base"}},
    {"document", {"base", "source"}},
    {"model", {"base", "source", "document"}},
    {"site", {"base", "document", "model"}},
    {"theme", {"base"}},
    {"render", {"base", "document", "model", "site", "theme"}},
    {"search", {"base"}},
    {"feeds", {"base", "document", "model", "site", "render"}},
    {"publish", {"base"}},
    {"preview", {"base", "publish"}},
};

struct LibraryHome {
  std::string header;              // a prefix of what stands between < and >
  std::vector<std::string> homes;  // folders, or single files
};

const std::vector<LibraryHome> library_homes = {
    {"git2", {"source"}},
    {"yaml-cpp/", {"document"}},
    {"cmark-gfm", {"document"}},
    {"libstemmer", {"search/word_stems.cpp"}},
    {"microhttpd", {"preview"}},
    {"sys/inotify", {"preview"}},
    {"CLI/", {"command"}},
    {"brotli/", {"publish/compress.cpp"}},
    {"curl/", {"publish/web_site.cpp"}},
    {"libdeflate", {"publish/compress.cpp"}},
    {"xxhash", {"base/digest.cpp"}},
    {"utf8proc", {"base"}},
    {"openssl/", {"base/sha256.cpp"}},
    {"tbb/", {"base/parallel_map.h"}},
    {"oneapi/", {"base/parallel_map.h"}},
    {"execution", {}},
    {"future", {}},
    {"thread", {"preview", "base/parallel_map.h"}},
    {"gumbo", {}},
    {"mimalloc", {}},
};

const std::set<std::string> banned_words = {"util",      "utils",   "helper", "helpers", "manager",
                                            "processor", "context", "info",   "data"};

std::string folder_of(const SourceText& source) {
  const size_t slash = source.path.find('/');
  return slash == std::string::npos ? std::string() : source.path.substr(0, slash);
}

std::string complain(const SourceText& source, const std::string& what) {
  return fmt::format("{}: {}", source.path, what);
}

// Every match of the pattern's first group.
std::vector<std::string> find_all(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern, std::regex::multiline);
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it) {
    found.push_back((*it)[1]);
  }
  return found;
}

bool is_home(const std::string& path, const std::vector<std::string>& homes) {
  return std::any_of(homes.begin(), homes.end(),
                     [&](const std::string& home) { return is_below(path, home); });
}

// "WorkTreeState" -> work, tree, state; "work_tree" -> work, tree.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital || c == '_') words.emplace_back();
    if (c != '_') words.back() += c;
  }
  for (std::string& word : words) word = to_lower_ascii(word);
  return words;
}

bool has_banned_word(std::string_view name) {
  const auto words = words_of(name);
  return std::any_of(words.begin(), words.end(),
                     [](const auto& word) { return banned_words.contains(word); });
}

}  // namespace

Complaints check_includes(const SourceText& source) {
  Complaints complaints;
  const std::string own = folder_of(source);
  for (const std::string& included : find_all(source.text, R"(^\s*#\s*include\s*"([^"]+)\")")) {
    const std::string target = folder_of({included, {}});
    const auto rule = allowed_includes.find(own);
    if (!own.empty() && !folders.contains(own)) {
      complaints.push_back(complain(source, fmt::format("the folder {} isn't part of the design", own)));
    } else if (!target.empty() && !folders.contains(target)) {
      complaints.push_back(
          complain(source, fmt::format("\"{}\" isn't written from generator/ on", included)));
    } else if (rule != allowed_includes.end() && target != own && !rule->second.contains(target)) {
      complaints.push_back(complain(source, fmt::format("{} may not include \"{}\"", own, included)));
    }
  }
  return complaints;
}

Complaints check_library_homes(const SourceText& source) {
  Complaints complaints;
  for (const std::string& included : find_all(source.text, R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])")) {
    for (const LibraryHome& library : library_homes) {
      const bool whole_name = library.header.find_first_of("/.") == std::string::npos;
      const bool matches =
          included.starts_with(library.header) &&
          (!whole_name || included.size() == library.header.size() ||
           std::string_view("./-_").find(included[library.header.size()]) != std::string_view::npos);
      if (matches && !is_home(source.path, library.homes)) {
        complaints.push_back(complain(source, fmt::format("<{}> has its home elsewhere", included)));
      }
    }
  }
  return complaints;
}

Complaints check_names(const SourceText& source) {
  Complaints complaints;
  if (has_banned_word(file_stem(source.path))) {
    complaints.push_back(complain(source, "the file's name doesn't say what is inside"));
  }
  for (const std::string& name :
       find_all(source.text, R"(^\s*(?:class|struct|enum class|enum|namespace|using) (\w+))")) {
    if (has_banned_word(name)) complaints.push_back(complain(source, name + " doesn't say what it is"));
  }
  return complaints;
}

Complaints check_shape(const SourceText& source) {
  Complaints complaints;
  const auto lines = std::count(source.text.begin(), source.text.end(), '\n');
  if (static_cast<size_t>(lines) > most_lines) {
    complaints.push_back(complain(source, fmt::format("{} lines are too many for one file", lines)));
  }
  if (source.path.ends_with(".h")) {
    if (!source.text.starts_with("// ")) {
      complaints.push_back(complain(source, "a header opens with a comment: what it is, what it guarantees"));
    }
    if (find_all(source.text, "^(#pragma once)$").size() != 1) {
      complaints.push_back(complain(source, "a header has one #pragma once"));
    }
  }
  for (const std::string& word : find_all(source.text, R"(\b(TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b)")) {
    complaints.push_back(complain(source, word + " is left for later"));
  }
  return complaints;
}

Complaints check_exceptions(const SourceText& source) {
  Complaints complaints;
  for (const std::string& thrown : find_all(source.text, R"(\bthrow\s+([\w:]+))")) {
    // A function that makes one is named so: failure_to_watch.
    if (thrown != "WorldFailure" && thrown != "UsageFailure" && !thrown.starts_with("failure_")) {
      complaints.push_back(complain(source, "throws " + thrown));
    }
  }
  return complaints;
}

Complaints check_clocks(const SourceText& source) {
  if (is_home(source.path, {"command", "preview"})) return {};
  Complaints complaints;
  for (const std::string& use :
       find_all(source.text, R"(\b(system_clock|localtime\w*|gmtime\w*|mktime|setlocale|time\(nullptr\)))")) {
    complaints.push_back(complain(source, use + " lets the clock or the place into a build"));
  }
  return complaints;
}

// A code is a literal of several words with hyphens in a statement that speaks of a problem, or the first
// literal after the name of a function that makes one. Comments and comparisons make none.
std::set<std::string> list_diagnostic_codes(const SourceText& source) {
  static const std::regex comment("//[^\n]*");
  static const std::regex code(R"re("([a-z]+(?:-[a-z0-9]+)*)"\s*[,;}])re");
  static const std::regex problem(
      "problem|severity|diagnostic|[.]code|complain|error_at|warning_at|make_error|make_warning|SeenOnce|"
      "\\breport[(]|\\badd[(]",
      std::regex::icase);
  static const std::regex maker(
      "\\b(make_error|make_warning|make_diagnostic|error_at|warning_at|problem_at|add_problem|report|problem)"
      "\\s*[(][^\"]*$");
  static const std::regex comparison("==\\s*$");
  std::set<std::string> codes;
  const std::string without_comments = std::regex_replace(source.text, comment, "");
  for (const std::string_view statement : split(without_comments, ';')) {
    const std::string text = std::string(statement) + ';';
    for (std::sregex_iterator it(text.begin(), text.end(), code), end; it != end; ++it) {
      const std::string before = text.substr(0, static_cast<size_t>(it->position()));
      const std::string found = (*it)[1];
      const bool has_words = found.find('-') != std::string::npos;
      if (!std::regex_search(before, has_words ? problem : maker)) continue;
      if (!std::regex_search(before, comparison)) codes.insert(found);
    }
  }
  return codes;
}

}  // namespace gazette
