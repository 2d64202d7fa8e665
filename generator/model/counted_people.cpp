#include "model/counted_people.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.h"
#include "model/plain_citation.h"

namespace gazette {

namespace {

struct Token {
  size_t begin = 0;
  size_t end = 0;
  std::string word;               // small letters; of a sign, the sign
  std::optional<uint32_t> count;  // of a whole number
  bool is_in_digits = false;
};

template <size_t N>
bool is_among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 26> people = {
    "students", "learners",    "children", "pupils",     "youth",   "youths",  "families",  "kids",   "teens",
    "girls",    "boys",        "freshmen", "sophomores", "juniors", "seniors", "newcomers", "els",    "ells",
    "mls",      "estudiantes", "alumnos",  "alumnas",    "niños",   "niñas",   "familias",  "jóvenes"};
constexpr std::array<std::string_view, 8> one_person = {"student", "learner", "child",      "pupil",
                                                        "grader",  "family",  "estudiante", "familia"};
// What may stand between the number and the people.
constexpr std::array<std::string_view, 60> attributes = {
    "the",         "these",    "those",        "our",       "all",        "new",        "newly",    "arrived",
    "english",     "language", "multilingual", "bilingual", "newcomer",   "former",     "current",  "high",
    "high-needs",  "needs",    "low-income",   "special",   "education",  "identified", "enrolled", "absent",
    "chronically", "tested",   "remaining",    "other",     "more",       "homeless",   "foster",   "migrant",
    "military",    "disabled", "gifted",       "at-risk",   "struggling", "black",      "white",    "asian",
    "hispanic",    "latino",   "latina",       "native",    "american",   "male",       "female",   "first",
    "second",      "third",    "fourth",       "fifth",     "sixth",      "seventh",    "eighth",   "ninth",
    "tenth",       "eleventh", "twelfth",      "grade"};
// A number behind these names one of several.
constexpr std::array<std::string_view, 32> labels = {
    "grade", "grades", "level",  "levels",  "tier", "tiers", "age",   "ages",  "year",   "years",    "cohort",
    "group", "school", "class",  "room",    "unit", "step",  "phase", "cycle", "item",   "page",     "part",
    "form",  "no",     "number", "quarter", "k",    "pre-k", "prek",  "grado", "grados", "objective"};
constexpr std::array<std::string_view, 9> links = {"to", "and", "or", "through", "-", "–", ",", "/", "a"};
// What may follow "3 of 8" where it says of nothing what that is.
constexpr std::array<std::string_view, 22> no_units = {
    "by",  "in",   "on",  "at",  "as", "and",  "or",  "but", "with", "for",  "from",
    "who", "were", "was", "are", "is", "have", "had", "met", "this", "last", "so"};
constexpr std::array<std::string_view, 20> numerals = {
    "one",     "two",     "three",     "four",     "five",     "six",      "seven",
    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};

bool are_people(std::string_view word) {
  return is_among(people, word) || word.ends_with("graders");
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// A dash or a quotation mark, of three bytes.
bool is_sign(std::string_view text) {
  return text.starts_with("\xe2\x80");
}

bool ends_word(std::string_view rest) {
  return rest.empty() || is_sign(rest) || space_length(rest) > 0;
}

std::optional<uint32_t> numeral(std::string_view word) {
  const auto found = std::find(numerals.begin(), numerals.end(), word);
  if (found == numerals.end()) return std::nullopt;
  return static_cast<uint32_t>(found - numerals.begin()) + 1;
}

Token cut_word(std::string_view text, size_t at) {
  size_t end = at;
  const auto goes_on = [&] {
    if (ends_word(text.substr(end))) return false;
    const bool is_inner = text[end] == '-' && end + 1 < text.size() && is_letter(text[end + 1]);
    return is_letter(text[end]) || is_digit(text[end]) || text[end] == '\'' || is_inner;
  };
  while (goes_on()) ++end;
  Token token{at, end, to_lower_ascii(text.substr(at, end - at)), std::nullopt, false};
  token.count = numeral(token.word);
  return token;
}

// "8", but not "8.5", "1,700", "8th", "8%", "$8" or "2-hour", which are words like any other.
Token cut_number(std::string_view text, size_t at) {
  size_t end = at;
  const auto goes_on = [&] {
    if (ends_word(text.substr(end))) return false;
    const bool is_inner = std::string_view(".,-").find(text[end]) != std::string_view::npos &&
                          end + 1 < text.size() && (is_digit(text[end + 1]) || is_letter(text[end + 1]));
    return is_digit(text[end]) || is_letter(text[end]) || text[end] == '%' || is_inner;
  };
  while (goes_on()) ++end;
  Token token{at, end, std::string(text.substr(at, end - at)), std::nullopt, true};
  const bool is_whole = token.word.size() <= 4 && std::all_of(token.word.begin(), token.word.end(), is_digit);
  const bool is_money = at > 0 && text[at - 1] == '$';
  if (is_whole && !is_money) token.count = static_cast<uint32_t>(std::stoul(token.word));
  return token;
}

std::vector<Token> cut_tokens(std::string_view text) {
  std::vector<Token> tokens;
  for (size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (const size_t space = space_length(rest); space > 0) {
      at += space;
      continue;
    }
    if (is_digit(rest.front())) {
      tokens.push_back(cut_number(text, at));
    } else if (is_letter(rest.front()) && !is_sign(rest)) {
      tokens.push_back(cut_word(text, at));
    } else {
      const size_t length = std::min<size_t>(is_sign(rest) ? 3 : 1, rest.size());
      tokens.push_back({at, at + length, std::string(rest.substr(0, length)), std::nullopt, false});
    }
    at = tokens.back().end;
  }
  return tokens;
}

class PeopleFinder {
 public:
  PeopleFinder(std::string_view text, uint32_t below) : tokens_(cut_tokens(text)), below_(below) {}

  std::vector<CountedPeople> find() {
    for (size_t i = 0; i < tokens_.size(); ++i) {
      const std::optional<uint32_t> count = tokens_[i].count;
      if (!count || *count == 0 || *count >= below_ || is_label(i)) continue;
      if (const auto end = end_of_people(i)) {
        found_.push_back({tokens_[begin_of_share(i)].begin, tokens_[*end].end, true});
      } else if (is_bare_whole(i)) {
        found_.push_back({tokens_[begin_of_share(i)].begin, tokens_[i].end, false});
      }
    }
    return std::move(found_);
  }

 private:
  std::string_view word(size_t at) const {
    return at < tokens_.size() ? std::string_view(tokens_[at].word) : std::string_view();
  }
  bool has_count(size_t at) const { return at < tokens_.size() && tokens_[at].count.has_value(); }

  // "Grades 3 to 8".
  bool is_label(size_t at) const {
    if (at == 0) return false;
    if (is_among(labels, word(at - 1))) return true;
    size_t before = at - 1;
    while (before > 0 && is_among(links, word(before))) --before;
    if (before == at - 1) return false;
    return is_among(labels, word(before)) || (has_count(before) && is_label(before));
  }

  // "8 new English learners": the last word of it.
  std::optional<size_t> end_of_people(size_t at) const {
    // "One in four students" is a share; so is "four of five students", in words.
    const std::string_view before = at == 0 ? std::string_view() : word(at - 1);
    if (before == "in" || before == "every" || before == "each") return std::nullopt;
    if (!tokens_[at].is_in_digits && before == "of") return std::nullopt;
    size_t next = at + 1;
    if (word(next) == "of" || word(next) == "de") {
      if (!is_among(attributes, word(next + 1))) return std::nullopt;
      ++next;  // "8 of the students"
    }
    constexpr size_t most_attributes = 3;
    for (size_t count = 0; count < most_attributes && is_among(attributes, word(next)); ++count) ++next;
    if (are_people(word(next))) return next;
    const bool is_one = *tokens_[at].count == 1 && is_among(one_person, word(next));
    const bool goes_on = next + 1 < tokens_.size() && is_letter(tokens_[next + 1].word.front()) &&
                         !is_among(no_units, word(next + 1));
    return is_one && !goes_on ? std::optional(next) : std::nullopt;
  }

  // Of "3 of the 8", "3 out of 8", "3/8", which end at `at`: where they begin; else `at`.
  size_t begin_of_share(size_t at) const {
    size_t before = at;
    if (before > 0 && (word(before - 1) == "the" || word(before - 1) == "these")) --before;
    const bool has_link = before > 1 && (word(before - 1) == "of" || word(before - 1) == "de" ||
                                         (word(before - 1) == "/" && before == at));
    if (!has_link) return at;
    before -= 2;
    if (word(before) == "out" && before > 0) --before;
    return tokens_[before].count ? before : at;
  }

  // "3 of 8", and nothing says of what.
  bool is_bare_whole(size_t at) const {
    const size_t part = begin_of_share(at);
    if (part == at || !tokens_[at].is_in_digits || !tokens_[part].is_in_digits) return false;
    if (*tokens_[part].count > *tokens_[at].count || is_label(part)) return false;
    const bool is_date = word(at + 1) == "/" || (part > 0 && word(part - 1) == "/");
    const bool has_unit = at + 1 < tokens_.size() && is_letter(tokens_[at + 1].word.front()) &&
                          !is_among(no_units, word(at + 1));
    return !is_date && !has_unit;
  }

  std::vector<Token> tokens_;
  uint32_t below_;
  std::vector<CountedPeople> found_;
};

}  // namespace

std::vector<CountedPeople> find_few_people(std::string_view text, uint32_t below) {
  return PeopleFinder(text, below).find();
}

}  // namespace gazette
