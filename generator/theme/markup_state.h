// Where in the HTML a template stands: decides at compile time how a value is escaped there, or that none may
// stand there.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gazette {

enum class Escaping {
  text,
  words,
  attribute,
  address
};  // words: inside <title>, where markup is shown as text

struct MarkupState {
  enum class Kind {
    text,
    words,  // <title>, <textarea>
    raw,    // <script>, <style>
    comment,
    declaration,  // <!DOCTYPE …> and what browsers treat as a comment up to ">"
    tag_open,     // after "<"
    closing_tag_open,
    declaration_open,
    tag_name,
    before_name,
    name,
    after_name,
    before_value,
    quoted,
    unquoted,
    after_part,  // after a value's closing quote, or after branches of different length: a space must follow
    lost,        // after a mistake: no further complaints
  };
  // Of an address: is the scheme still open, decided, or one that no value may follow?
  enum class Address { none, open, decided, unsafe };

  Kind kind = Kind::text;
  std::string element{};
  bool is_closing = false;
  std::string attribute{};
  char quote = 0;
  std::string matched{};  // of an end tag, of "--", of the beginning of an attribute's value
  Address address = Address::none;
  bool follows_value = false;
  bool operator==(const MarkupState&) const = default;
};

struct MarkupProblem {
  size_t offset = 0;
  std::string message;
  std::string hint;
};

// Reads a literal part of the template.
std::optional<MarkupProblem> read_markup(MarkupState& state, std::string_view text);

struct ValuePlacement {
  Escaping escaping = Escaping::text;
  std::string problem;  // not empty: a value can't stand here
  std::string hint;
};

// A value stands where `state` is; moves the state behind it.
ValuePlacement place_value(MarkupState& state);

// The state after branches that end in `a` and `b`; none if they can't go on together.
std::optional<MarkupState> merge_states(const MarkupState& a, const MarkupState& b);

// "inside a comment"
std::string describe_state(const MarkupState& state);

}  // namespace gazette
