#include "theme/markup_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

#include "theme/write_value.h"

namespace gazette {

namespace {

using Kind = MarkupState::Kind;
using Address = MarkupState::Address;
constexpr size_t matched_limit = 64;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool holds_words(std::string_view element) {
  return is_one_of(element, {"title", "textarea"});
}
bool holds_raw(std::string_view element) {
  return is_one_of(element,
                   {"script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext", "listing"});
}

bool is_address(std::string_view attribute) {
  return is_one_of(attribute, {"href", "src", "action", "formaction", "poster", "cite", "data", "xlink:href",
                               "background", "longdesc", "manifest", "ping", "codebase"});
}

// Attributes that hold a program, a style sheet, a page or a list of addresses.
bool is_refused(std::string_view element, std::string_view attribute) {
  return attribute.starts_with("on") ||
         is_one_of(attribute, {"style", "srcdoc", "srcset", "imagesrcset", "http-equiv"}) ||
         is_one_of(element, {"animate", "set", "animatemotion", "animatetransform"});
}

bool is_between_attributes(Kind kind) {
  return kind == Kind::tag_name || kind == Kind::before_name || kind == Kind::name ||
         kind == Kind::after_name || kind == Kind::unquoted || kind == Kind::after_part;
}

class MarkupReader {
 public:
  explicit MarkupReader(MarkupState& state) : state_(state) {}

  std::optional<MarkupProblem> read(std::string_view text) {
    for (size_t i = 0; i < text.size() && !problem_; ++i) {
      if (state_.kind == Kind::lost) break;
      if (state_.kind == Kind::text) {
        i = text.find('<', i);
        if (i == std::string_view::npos) break;
      }
      offset_ = i;
      read_character(text[i]);
    }
    if (problem_) state_ = {.kind = Kind::lost};
    return problem_;
  }

 private:
  void read_character(char c) {
    switch (state_.kind) {
      case Kind::text:
        state_ = {.kind = c == '<' ? Kind::tag_open : Kind::text};
        break;
      case Kind::words:
      case Kind::raw:
        read_raw(c);
        break;
      case Kind::comment:
        read_comment(c);
        break;
      case Kind::declaration:
        if (c == '>') state_ = {};
        break;
      case Kind::tag_open:
      case Kind::closing_tag_open:
        read_tag_open(c);
        break;
      case Kind::declaration_open:
        read_declaration_open(c);
        break;
      case Kind::quoted:
        read_quoted(c);
        break;
      case Kind::lost:
        break;
      default:
        read_in_tag(c);
        break;
    }
  }

  void read_tag_open(char c) {
    const bool is_closing = state_.kind == Kind::closing_tag_open;
    if (is_letter(c)) {
      state_ = {.kind = Kind::tag_name, .element = {to_lower(c)}, .is_closing = is_closing};
    } else if (is_closing) {
      state_ = {.kind = c == '>' ? Kind::text : Kind::declaration};
    } else if (c == '/') {
      state_ = {.kind = Kind::closing_tag_open};
    } else if (c == '!') {
      state_ = {.kind = Kind::declaration_open};
    } else if (c != '<') {
      state_ = {.kind = c == '?' ? Kind::declaration : Kind::text};
    }
  }

  void read_declaration_open(char c) {
    state_.matched += c;
    if (state_.matched == "-") return;
    if (state_.matched == "--") {
      state_ = {.kind = Kind::comment, .matched = "--"};
    } else {
      state_ = {.kind = c == '>' ? Kind::text : Kind::declaration};
    }
  }

  void read_comment(char c) {
    if (c == '>' && state_.matched.size() >= 2) {
      state_ = {};
    } else if (c == '-') {
      if (state_.matched != "-" && state_.matched != "--") state_.matched.clear();
      if (state_.matched.size() < 2) state_.matched += c;
    } else if (c == '!' && state_.matched == "--") {
      state_.matched += c;
    } else {
      state_.matched.clear();
    }
  }

  // Looks for "</name" and the character that ends the name.
  void read_raw(char c) {
    const std::string end = "</" + state_.element;
    if (state_.matched == end && (is_space(c) || c == '/' || c == '>')) {
      state_ = {.kind = Kind::tag_name, .element = state_.element, .is_closing = true};
      read_in_tag(c);
    } else if (state_.matched.size() < end.size() && to_lower(c) == end[state_.matched.size()]) {
      state_.matched += to_lower(c);
    } else {
      state_.matched.assign(c == '<' ? 1 : 0, c);
    }
  }

  void read_in_tag(char c) {
    if (c == '>' && state_.kind != Kind::lost) return close_tag();
    switch (state_.kind) {
      case Kind::tag_name:
        if (is_space(c) || c == '/') {
          state_.kind = Kind::before_name;
        } else {
          state_.element += to_lower(c);
        }
        break;
      case Kind::after_part:
        if (!is_space(c) && c != '/') {
          problem_ = {offset_, "a space is missing between the parts of this tag", "put a space here"};
        }
        state_.kind = Kind::before_name;
        break;
      case Kind::before_value:
        begin_value(c);
        break;
      case Kind::unquoted:
        if (is_space(c)) state_.kind = Kind::before_name;
        break;
      default:
        read_name(c);
        break;
    }
  }

  void read_name(char c) {
    if (is_space(c)) {
      if (state_.kind == Kind::name) state_.kind = Kind::after_name;
    } else if (c == '/') {
      state_.kind = Kind::before_name;
    } else if (c == '=' && state_.kind != Kind::before_name) {
      state_.kind = Kind::before_value;
    } else {
      if (state_.kind != Kind::name) state_.attribute.clear();
      state_.kind = Kind::name;
      state_.attribute += to_lower(c);
    }
  }

  void begin_value(char c) {
    if (is_space(c)) return;
    state_.kind = c == '"' || c == '\'' ? Kind::quoted : Kind::unquoted;
    state_.quote = state_.kind == Kind::quoted ? c : '\0';
    state_.matched.clear();
    state_.follows_value = false;
    state_.address = is_address(state_.attribute) ? Address::open : Address::none;
  }

  void read_quoted(char c) {
    if (c == state_.quote) {
      state_ = {.kind = Kind::after_part, .element = state_.element, .is_closing = state_.is_closing};
      return;
    }
    if (state_.address == Address::open) read_address(c);
    // <meta http-equiv="refresh" content="0; url=…">
    if (state_.address == Address::none && state_.attribute == "content" && c == '=') {
      std::string_view before = state_.matched;
      while (!before.empty() && is_space(before.back())) before.remove_suffix(1);
      if (before.ends_with("url")) {
        state_.address = Address::open;
        state_.matched.clear();
        return;
      }
    }
    if (state_.matched.size() < matched_limit) state_.matched += to_lower(c);
  }

  void read_address(char c) {
    if (c == '/' || c == '?' || c == '#') {
      state_.address = Address::decided;
    } else if (c == ':' && state_.follows_value) {
      problem_ = {offset_, "a value can't be the beginning of an address before \":\"",
                  "give the whole address as one value"};
    } else if (c == ':') {
      state_.address = is_link_scheme(state_.matched) ? Address::decided : Address::unsafe;
    } else if (c == '&' && !state_.follows_value) {
      state_.address = Address::unsafe;
    }
  }

  void close_tag() {
    const std::string element = state_.element;
    const bool is_closing = state_.is_closing;
    state_ = {};
    if (is_closing) return;
    if (holds_words(element)) state_ = {.kind = Kind::words, .element = element};
    if (holds_raw(element)) state_ = {.kind = Kind::raw, .element = element};
  }

  MarkupState& state_;
  size_t offset_ = 0;
  std::optional<MarkupProblem> problem_;
};

ValuePlacement refuse(const std::string& where, std::string hint) {
  return {Escaping::text, "a value can't stand " + where, std::move(hint)};
}

ValuePlacement place_in_attribute(MarkupState& state) {
  if (is_refused(state.element, state.attribute)) {
    return refuse(
        fmt::format("in the attribute \"{}\"", state.attribute),
        "browsers would run or load what it says: use a class, or an attribute that begins with data-");
  }
  const Address address = state.address;
  state.follows_value = true;
  if (address == Address::unsafe) {
    return refuse("after this beginning of an address", "begin it with https:, mailto:, tel: or a path");
  }
  return {address == Address::open ? Escaping::address : Escaping::attribute, {}, {}};
}

}  // namespace

std::optional<MarkupProblem> read_markup(MarkupState& state, std::string_view text) {
  return MarkupReader(state).read(text);
}

ValuePlacement place_value(MarkupState& state) {
  switch (state.kind) {
    case Kind::text:
    case Kind::lost:
      return {};
    case Kind::words:
      state.matched.clear();
      return {Escaping::words, {}, {}};
    case Kind::quoted:
      return place_in_attribute(state);
    case Kind::before_value:
    case Kind::unquoted:
      return refuse("in an attribute without quotes", "put quotes around the attribute's value");
    case Kind::raw:
      return refuse(describe_state(state), "put it into an attribute that begins with data-");
    default:
      return refuse(describe_state(state), "values stand in text and in quoted attributes");
  }
}

std::optional<MarkupState> merge_states(const MarkupState& a, const MarkupState& b) {
  if (a == b || b.kind == Kind::lost) return a;
  if (a.kind == Kind::lost) return b;
  if (a.element != b.element || a.is_closing != b.is_closing) return std::nullopt;
  if (a.kind == Kind::quoted && b.kind == Kind::quoted && a.attribute == b.attribute && a.quote == b.quote) {
    MarkupState merged = a;
    const bool is_unsafe = a.address == Address::unsafe || b.address == Address::unsafe;
    if (a.address != b.address) merged.address = is_unsafe ? Address::unsafe : Address::open;
    merged.follows_value = a.follows_value || b.follows_value;
    if (a.matched != b.matched) merged.matched.assign(1, '*');  // no scheme can begin so
    return merged;
  }
  if (is_between_attributes(a.kind) && is_between_attributes(b.kind)) {
    return MarkupState{.kind = Kind::after_part, .element = a.element, .is_closing = a.is_closing};
  }
  return std::nullopt;
}

std::string describe_state(const MarkupState& state) {
  switch (state.kind) {
    case Kind::text:
      return "in text";
    case Kind::words:
    case Kind::raw:
      return fmt::format("inside <{}>", state.element);
    case Kind::comment:
      return "inside a comment";
    case Kind::declaration:
    case Kind::declaration_open:
      return "inside <!…>";
    case Kind::tag_open:
    case Kind::closing_tag_open:
    case Kind::tag_name:
      return "in the name of a tag";
    case Kind::quoted:
    case Kind::unquoted:
    case Kind::before_value:
      return fmt::format("in the attribute \"{}\"", state.attribute);
    default:
      return "inside a tag, outside of its attributes' values";
  }
}

}  // namespace gazette
