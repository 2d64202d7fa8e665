#include "model/personal_patterns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

#include "base/text.h"
#include "model/lined_text.h"

namespace gazette {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// In a shape, # stands for a digit and any other character for itself.
bool has_shape(std::string_view text, size_t at, std::string_view shape) {
  if (at + shape.size() > text.size()) return false;
  const size_t first = text[at] == '(' ? at + 1 : at;
  // No area code begins with 0 or 1.
  const bool is_telephone = shape.size() > 11;
  if (is_telephone && (text[first] == '0' || text[first] == '1')) return false;
  for (size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == '#' ? !is_digit(text[at + i]) : text[at + i] != shape[i]) return false;
  }
  const auto belongs = [](char c) { return is_digit(c) || is_letter(c) || c == '-' || c == '/' || c == '_'; };
  const size_t end = at + shape.size();
  const bool begins = at == 0 || (!belongs(text[at - 1]) && text[at - 1] != '.');
  const bool goes_on =
      end < text.size() &&
      (belongs(text[end]) || (text[end] == '.' && end + 1 < text.size() && is_digit(text[end + 1])));
  return begins && !goes_on;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> shapes = {{
    {"###-##-####", "a Social Security number"},
    {"(###) ###-####", "a telephone number"},
    {"###-###-####", "a telephone number"},
    {"###.###.####", "a telephone number"},
    {"##########", "the state's number of a student"},
}};

constexpr std::array<std::string_view, 5> births = {"born on", "date of birth", "dob", "birth date",
                                                    "birthday"};

// "born 3/4/2012"
bool opens_written_birth(std::string_view lower, size_t at) {
  constexpr std::string_view word = "born ";
  if (!lower.substr(at).starts_with(word) || (at > 0 && is_letter(lower[at - 1]))) return false;
  const std::string_view rest = lower.substr(at + word.size());
  const size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  return digits > 0 && digits < rest.size() && (rest[digits] == '/' || rest[digits] == '-');
}

bool opens_birth_date(std::string_view lower, size_t at) {
  if (opens_written_birth(lower, at)) return true;
  constexpr size_t reach = 25;
  for (const std::string_view words : births) {
    if (lower.substr(at, words.size()) != words) continue;
    const size_t end = at + words.size();
    if ((at > 0 && is_letter(lower[at - 1])) || (end < lower.size() && is_letter(lower[end]))) continue;
    const std::string_view rest = lower.substr(end, reach);
    const std::string_view sentence = rest.substr(0, rest.find_first_of(".;"));
    if (std::any_of(sentence.begin(), sentence.end(), is_digit)) return true;
  }
  return false;
}

// "student J.D.", "student J. D."
bool opens_initials(std::string_view text, std::string_view lower, size_t at) {
  if (at > 0 && is_letter(lower[at - 1])) return false;
  size_t next = at;
  if (lower.substr(at).starts_with("student ")) next += 8;
  if (lower.substr(at).starts_with("pupil ")) next += 6;
  if (next == at || next + 3 >= text.size()) return false;
  if (!is_capital(text[next]) || text[next + 1] != '.') return false;
  next += text[next + 2] == ' ' ? 3 : 2;
  return next + 1 < text.size() && is_capital(text[next]) && text[next + 1] == '.';
}

// "J.D., a fifth grader"
bool opens_initials_of(std::string_view text, std::string_view lower, size_t at) {
  if (at > 0 && (is_letter(text[at - 1]) || text[at - 1] == '.')) return false;
  if (at + 5 >= text.size() || !is_capital(text[at]) || text[at + 1] != '.') return false;
  const size_t second = text[at + 2] == ' ' ? at + 3 : at + 2;
  constexpr std::string_view follow = "., a ";
  if (!is_capital(text[second]) || text.substr(second + 1, follow.size()) != follow) return false;
  constexpr size_t reach = 20;
  const std::string_view rest = lower.substr(second + 1 + follow.size(), reach);
  const std::string_view words = rest.substr(0, rest.find_first_of(".,;"));
  return words.find("grader") != std::string_view::npos;
}

class PatternFinder {
 public:
  explicit PatternFinder(const SourcePath& path) : path_(path) {}

  void look_at(const SourceValue& value) {
    if (value.kind == SourceValue::Kind::text && !find_personal_patterns(value.text).empty()) {
      for (const PersonalPattern& found : find_personal_patterns(value.text))
        add({path_, value.mark.line, value.mark.column, value.mark.length}, found);
    }
    for (const SourceValue& item : value.items) look_at(item);
    for (const SourceValue::Entry& entry : value.entries) {
      if (!reaches_an_office(entry.key)) look_at(entry.value);
    }
  }

  void look_at(const Body& body) {
    for (uint32_t i = 0; i < body.nodes.size(); ++i) {
      if (!holds_inlines(body.nodes[i].kind)) continue;
      const LinedText lined = read_lines(body, i);
      for (const PersonalPattern& found : find_personal_patterns(lined.text))
        add({path_, lined.line_at(found.at), 0, 1}, found);
    }
  }

  Diagnostics take() { return std::move(problems_); }

 private:
  static bool reaches_an_office(std::string_view key) {
    constexpr std::array<std::string_view, 6> keys = {"contact", "phone", "email", "web", "code", "digest"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  }

  void add(Place place, const PersonalPattern& found) {
    problems_.push_back(make_diagnostic(Severity::warning, "personal-pattern", std::move(place),
                                        fmt::format("this looks like {}", found.what),
                                        "if it belongs to a person, take it out before anybody can read it; "
                                        "the number of an office may stand "
                                        "under \"contact:\" of its district or school"));
  }

  const SourcePath& path_;
  Diagnostics problems_;
};

}  // namespace

std::vector<PersonalPattern> find_personal_patterns(std::string_view text) {
  std::vector<PersonalPattern> found;
  const std::string lower = to_lower_ascii(text);
  for (size_t at = 0; at < text.size(); ++at) {
    if (is_digit(text[at]) || text[at] == '(') {
      for (const auto& [shape, what] : shapes) {
        if (!has_shape(text, at, shape)) continue;
        found.push_back({at, what});
        break;
      }
    } else if (is_letter(text[at])) {
      if (opens_birth_date(lower, at)) found.push_back({at, "a day of birth"});
      if (opens_initials(text, lower, at) || opens_initials_of(text, lower, at))
        found.push_back({at, "the initials of a student"});
    }
  }
  return found;
}

Diagnostics check_personal_patterns(const PlanFileText& file) {
  PatternFinder finder(file.path);
  finder.look_at(file.facts->front_matter.value);
  if (file.body) finder.look_at(*file.body);
  return finder.take();
}

}  // namespace gazette
