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

// Mail services where anybody may have an address; offices have their own.
constexpr std::array<std::string_view, 14> mail_services = {
    "gmail.com", "googlemail.com", "yahoo.com",  "ymail.com", "hotmail.com", "outlook.com", "live.com",
    "msn.com",   "aol.com",        "icloud.com", "me.com",    "comcast.net", "verizon.net", "proton.me"};

bool belongs_to_name(char c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

// Of the address whose "@" stands at `at`: where it begins, and how long it is; none: 0 bytes.
std::pair<size_t, size_t> find_private_mail(std::string_view text, std::string_view lower, size_t at) {
  size_t begin = at;
  while (begin > 0 && belongs_to_name(text[begin - 1])) --begin;
  const std::string_view behind = lower.substr(at + 1);
  for (const std::string_view service : mail_services) {
    if (begin == at || !behind.starts_with(service)) continue;
    const std::string_view rest = behind.substr(service.size());
    const bool goes_on = !rest.empty() && (is_letter(rest[0]) || is_digit(rest[0]) || rest[0] == '-' ||
                                           (rest[0] == '.' && rest.size() > 1 && is_letter(rest[1])));
    if (!goes_on) return {begin, at + 1 + service.size() - begin};
  }
  return {at, 0};
}

// "born 3/4/2012"
bool opens_written_birth(std::string_view lower, size_t at) {
  constexpr std::string_view word = "born ";
  if (!lower.substr(at).starts_with(word) || (at > 0 && is_letter(lower[at - 1]))) return false;
  const std::string_view rest = lower.substr(at + word.size());
  const size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  return digits > 0 && digits < rest.size() && (rest[digits] == '/' || rest[digits] == '-');
}

// How many bytes of `lower` at `at` are words that open one; 0: none.
size_t opens_birth_date(std::string_view lower, size_t at) {
  if (opens_written_birth(lower, at)) return std::string_view("born").size();
  constexpr size_t reach = 25;
  for (const std::string_view words : births) {
    if (lower.substr(at, words.size()) != words) continue;
    const size_t end = at + words.size();
    if ((at > 0 && is_letter(lower[at - 1])) || (end < lower.size() && is_letter(lower[end]))) continue;
    const std::string_view rest = lower.substr(end, reach);
    const std::string_view sentence = rest.substr(0, rest.find_first_of(".;"));
    if (std::any_of(sentence.begin(), sentence.end(), is_digit)) return words.size();
  }
  return 0;
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

// Of what opens with them at `at`: behind their second dot.
size_t end_of_initials(std::string_view text, size_t at) {
  const size_t first = text.find('.', at);
  const size_t second = first == std::string_view::npos ? first : text.find('.', first + 1);
  return second == std::string_view::npos ? text.size() : second + 1;
}

class PatternFinder {
 public:
  explicit PatternFinder(const SourcePath& path) : path_(path) {}

  void look_at(const SourceValue& value) {
    if (value.kind == SourceValue::Kind::text) {
      for (const PersonalPattern& found : find_personal_patterns(value.text))
        add(mark_within(value, found.at, found.at + found.size), found);
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
        add(lined.mark_at(found.at, found.at + found.size), found);
      look_at_links(body, i);
    }
  }

  Diagnostics take() { return std::move(problems_); }

 private:
  // Whom a link writes to, unless its words say so anyway.
  void look_at_links(const Body& body, uint32_t block) {
    constexpr std::string_view scheme = "mailto:";
    for (uint32_t i = block + 1; i < body.nodes[block].end; ++i) {
      const Node& link = body.nodes[i];
      if (link.kind != NodeKind::link || !body.literal(link).starts_with(scheme)) continue;
      if (!find_personal_patterns(plain_text(body, i)).empty()) continue;
      const Mark mark{static_cast<int>(link.line), std::max(1, static_cast<int>(link.column)), 1};
      for (const PersonalPattern& found : find_personal_patterns(body.literal(link))) add(mark, found);
    }
  }

  static bool reaches_an_office(std::string_view key) {
    constexpr std::array<std::string_view, 6> keys = {"contact", "phone", "email", "web", "code", "digest"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  }

  void add(const Mark& mark, const PersonalPattern& found) {
    problems_.push_back(make_diagnostic(Severity::warning, "personal-pattern",
                                        {path_, mark.line, mark.column, mark.length},
                                        fmt::format("this looks like {}", found.what),
                                        "if it belongs to a person, take it out before anybody can read it; "
                                        "the number or address of an office may stand "
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
        found.push_back({at, shape.size(), what});
        break;
      }
    } else if (text[at] == '@') {
      const auto [begin, size] = find_private_mail(text, lower, at);
      if (size > 0) found.push_back({begin, size, "a private mail address"});
    } else if (is_letter(text[at])) {
      const size_t birth = opens_birth_date(lower, at);
      if (birth > 0) found.push_back({at, birth, "a day of birth"});
      if (opens_initials(text, lower, at) || opens_initials_of(text, lower, at))
        found.push_back({at, end_of_initials(text, at) - at, "the initials of a student"});
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
