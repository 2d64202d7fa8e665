#include "scenario_expectations.h"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

#include "base/path.h"
#include "base/text.h"

namespace gazette {

namespace {

// Named entities that the generator or an author could write, and numeric ones.
std::string decode_entities(const std::string& text) {
  static const std::regex entity("&(?:#([0-9]{1,3})|#x([0-9a-f]{1,2})|(amp|lt|gt|quot));");
  std::string decoded;
  size_t done = 0;
  for (std::sregex_iterator it(text.begin(), text.end(), entity), end; it != end; ++it) {
    const std::smatch& match = *it;
    decoded.append(text, done, static_cast<size_t>(match.position()) - done);
    done = static_cast<size_t>(match.position() + match.length());
    const std::string name = match[3];
    if (match[1].matched) {
      decoded += static_cast<char>(std::stoi(match[1]));
    } else if (match[2].matched) {
      decoded += static_cast<char>(std::stoi(match[2], nullptr, 16));
    } else {
      decoded += name == "amp" ? '&' : name == "lt" ? '<' : name == "gt" ? '>' : '"';
    }
  }
  return decoded.append(text, done);
}

std::string without_tags(const std::string& text) {
  std::string words;
  bool inside = false;
  for (const char c : text) {
    if (c == '<') inside = true;
    if (!inside) words += c;
    if (c == '>') inside = false;
  }
  return words;
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

Verdict compare_exactly(const ScenarioSection& section, const std::vector<std::string>& actual) {
  const std::vector<std::string> expected = lines_of(section.body);
  Verdict verdict;
  // The blank lines below a section are the author's.
  const size_t kept = joined_lines(expected).size();
  const std::string blank = section.body.size() > kept ? section.body.substr(kept) : std::string();
  verdict.actual = joined_lines(actual) + blank;
  if (actual != expected) {
    verdict.complaint =
        fmt::format("expected:\n{}instead:\n{}", joined_lines(expected), joined_lines(actual));
  }
  return verdict;
}

std::vector<std::string> diagnostic_lines(const ProgramRun& run) {
  static const std::regex diagnostic(R"(.*(error|warning): .*\[[a-z0-9-]+\])");
  std::vector<std::string> found;
  for (const std::string& line : lines_of(run.out + run.err)) {
    if (std::regex_match(line, diagnostic)) found.push_back(line);
  }
  return found;
}

// The files of the search index that are named after what they say: any word would change them.
bool is_named_by_bytes(const std::string& path) {
  return path.starts_with("search/") && path.ends_with(".json") && file_name(path) != "index.json";
}

std::vector<std::string> paths_below(const OutputFiles& files, const std::string& prefix) {
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : files) {
    if (path.starts_with(prefix) && !is_named_by_bytes(path)) paths.push_back(path);
  }
  return paths;
}

// Every line below the header is in `text`, or none is.
std::string complain_about_lines(const ScenarioSection& section, const std::string& text, bool wanted) {
  for (const std::string& line : lines_of(section.body)) {
    const std::string part(trim(line));
    if (part.empty()) continue;
    const bool found = text.find(part) != std::string::npos;
    if (found != wanted) return (wanted ? "isn't there: " : "is there: ") + part + "\nin:\n" + text;
  }
  return {};
}

Verdict judge_file(const ScenarioSection& section, const std::vector<std::string>& words,
                   const OutputFiles& files) {
  const auto file = files.find(words[1]);
  const std::string& what = words.back();
  if (words.size() == 3 && what == "absent") {
    return {.complaint = file == files.end() ? "" : words[1] + " is there", .actual = {}};
  }
  if (file == files.end()) {
    return {.complaint = words[1] + " isn't there. There are:\n" + joined_lines(paths_below(files, "")),
            .actual = {}};
  }
  if (what == "contains" || what == "lacks") {
    return {.complaint = complain_about_lines(section, file->second, what == "contains"), .actual = {}};
  }
  if (what == "is") return compare_exactly(section, lines_of(file->second));
  return {.known = false, .complaint = {}, .actual = {}};
}

std::string find_anywhere(const OutputFiles& files, const std::string& text) {
  for (const auto& [path, bytes] : files) {
    if (holds_text(path, text) || holds_text(bytes, text)) return "found in " + path + ": " + text;
  }
  return {};
}

}  // namespace

bool holds_text(const std::string& bytes, const std::string& text) {
  const std::string wanted = to_lower_ascii(collapse_space(text));
  const std::string whole = to_lower_ascii(bytes);
  const std::string words = collapse_space(decode_entities(without_tags(whole)));
  return whole.find(wanted) != std::string::npos || words.find(wanted) != std::string::npos ||
         collapse_space(decode_entities(whole)).find(wanted) != std::string::npos;
}

Verdict judge(const ScenarioSection& section, const ScenarioPlay& play) {
  const std::vector<std::string> words = words_of(section.header);
  const std::string& verb = words.front();
  const ProgramRun& run = play.last_run();
  if (verb == "exit" && words.size() == 2) {
    const bool same = words[1] == std::to_string(run.exit_code);
    return {.complaint = same ? "" : fmt::format("exit code {}\n{}{}", run.exit_code, run.out, run.err),
            .actual = {}};
  }
  if (verb == "diagnostics") return compare_exactly(section, diagnostic_lines(run));
  if (section.header == "says") return compare_exactly(section, lines_of(run.out));
  if (section.header == "messages") return compare_exactly(section, lines_of(run.err));
  if (section.header == "messages contain") {
    return {.complaint = complain_about_lines(section, run.out + run.err, true), .actual = {}};
  }
  if (section.header == "output unchanged") {
    return {.complaint = play.output() == play.output_before() ? "" : "the output changed", .actual = {}};
  }
  if (verb == "files") {
    return compare_exactly(section, paths_below(play.output(), words.size() > 1 ? words[1] : ""));
  }
  if (verb == "file" && words.size() == 3) return judge_file(section, words, play.output());
  if (verb == "nowhere" && words.size() == 2) {
    return {.complaint = find_anywhere(play.output(), words[1]), .actual = {}};
  }
  return {.known = false, .complaint = {}, .actual = {}};
}

}  // namespace gazette
