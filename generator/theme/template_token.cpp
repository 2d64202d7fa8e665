#include "theme/template_token.h"

#include <string>

namespace gazette {

namespace {

using Kind = TemplateToken::Kind;
constexpr std::string_view white_space = " \t\r\n";
constexpr auto npos = std::string_view::npos;

bool is_line_rest(char c) {
  return c == ' ' || c == '\t';
}

class Splitter {
 public:
  Splitter(std::string_view source, TemplateProblems& problems) : source_(source), problems_(problems) {}

  std::vector<TemplateToken> split() {
    while (offset_ < source_.size() && !stopped_) {
      size_t open = source_.find('{', offset_);
      while (open != npos && !opens_at(open)) open = source_.find('{', open + 1);
      const size_t text_end = open == npos ? source_.size() : open;
      if (text_end > offset_) {
        const TemplatePosition at = at_;
        add_token(Kind::text, source_.substr(offset_, text_end - offset_), at, at, false, false);
        move_to(text_end);
      }
      if (open != npos) read_delimited();
    }
    return std::move(tokens_);
  }

 private:
  bool opens_at(size_t offset) const {
    const char next = offset + 1 < source_.size() ? source_[offset + 1] : ' ';
    return next == '{' || next == '%' || next == '#';
  }

  void move_to(size_t offset) {
    advance_position(at_, source_.substr(offset_, offset - offset_));
    offset_ = offset;
  }

  void read_delimited() {
    const TemplatePosition at = at_;
    const char mark = source_[offset_ + 1];
    const Kind kind = mark == '{' ? Kind::value : mark == '%' ? Kind::tag : Kind::comment;
    const std::string close = mark == '{' ? "}}" : std::string(1, mark) + "}";
    const size_t end = find_close(offset_ + 2, close, kind);
    if (end == npos) {
      stopped_ = true;
      if (!complained_) {
        problems_.add("theme-syntax", at, 2, "what is opened here is never closed",
                      "close it with \"" + close + "\"");
      }
      return;
    }
    size_t begin = offset_ + 2;
    size_t stop = end;
    const bool trim_before = begin < stop && source_[begin] == '-';
    if (trim_before) ++begin;
    const bool trim_after = begin < stop && source_[stop - 1] == '-';
    if (trim_after) --stop;
    move_to(begin);
    add_token(kind, source_.substr(begin, stop - begin), at, at_, trim_before, trim_after);
    move_to(end + 2);
  }

  // A closing delimiter inside a quoted text doesn't count.
  size_t find_close(size_t from, const std::string& close, Kind kind) {
    complained_ = false;
    if (kind == Kind::comment) return source_.find(close, from);
    for (size_t i = from; i < source_.size(); ++i) {
      const char c = source_[i];
      if (source_.compare(i, 2, close) == 0) return i;
      if (c != '"' && c != '\'') continue;
      const char ends[] = {c, '\n', '\0'};
      const size_t end = source_.find_first_of(ends, i + 1);
      if (end == npos || source_[end] == '\n') {
        TemplatePosition at = at_;
        advance_position(at, source_.substr(offset_, i - offset_));
        problems_.add("theme-syntax", at, 1, "this text has no closing quote", "end it on the same line");
        complained_ = true;
        return npos;
      }
      i = end;
    }
    return npos;
  }

  void add_token(Kind kind, std::string_view text, TemplatePosition at, TemplatePosition inside,
                 bool trim_before, bool trim_after) {
    tokens_.push_back({kind, text, at, inside, trim_before, trim_after});
  }

  std::string_view source_;
  TemplateProblems& problems_;
  std::vector<TemplateToken> tokens_;
  size_t offset_ = 0;
  TemplatePosition at_;
  bool stopped_ = false;
  bool complained_ = false;
};

bool is_tag(const TemplateToken& token) {
  return token.kind == Kind::tag || token.kind == Kind::comment;
}

void drop_front(TemplateToken& text, size_t count) {
  advance_position(text.at, text.text.substr(0, count));
  text.inside = text.at;
  text.text.remove_prefix(count);
}

// Whether only tags and blanks stand before (or after) each tag on its line.
std::vector<bool> find_line_starts(const std::vector<TemplateToken>& tokens) {
  std::vector<bool> starts(tokens.size());
  bool clear = true;
  for (size_t i = 0; i < tokens.size(); ++i) {
    starts[i] = clear;
    if (tokens[i].kind == Kind::value) clear = false;
    if (tokens[i].kind != Kind::text) continue;
    const std::string_view text = tokens[i].text;
    const size_t last = text.find_last_not_of(" \t");
    if (last != npos) clear = text[last] == '\n';
  }
  return starts;
}

std::vector<bool> find_line_ends(const std::vector<TemplateToken>& tokens) {
  std::vector<bool> ends(tokens.size());
  bool clear = true;
  for (size_t i = tokens.size(); i-- > 0;) {
    ends[i] = clear;
    if (tokens[i].kind == Kind::value) clear = false;
    if (tokens[i].kind != Kind::text) continue;
    const std::string_view text = tokens[i].text;
    const size_t first = text.find_first_not_of(" \t");
    if (first != npos) clear = text[first] == '\n' || text.substr(first, 2) == "\r\n";
  }
  return ends;
}

void drop_line_rest(TemplateToken& text) {
  size_t count = 0;
  while (count < text.text.size() && is_line_rest(text.text[count])) ++count;
  if (text.text.substr(count, 2) == "\r\n") ++count;
  if (count < text.text.size() && text.text[count] == '\n') ++count;
  drop_front(text, count);
}

// A line that holds only tags leaves nothing; "-" takes all white space on its side.
void control_white_space(std::vector<TemplateToken>& tokens) {
  const std::vector<bool> starts = find_line_starts(tokens);
  const std::vector<bool> ends = find_line_ends(tokens);
  for (size_t i = 0; i < tokens.size(); ++i) {
    const TemplateToken& token = tokens[i];
    if (token.kind == Kind::text) continue;
    const bool alone = is_tag(token) && starts[i] && ends[i];
    if (i > 0 && tokens[i - 1].kind == Kind::text && (alone || token.trim_before)) {
      std::string_view& text = tokens[i - 1].text;
      text = text.substr(0, text.find_last_not_of(token.trim_before ? white_space : " \t") + 1);
    }
    if (i + 1 < tokens.size() && tokens[i + 1].kind == Kind::text && (alone || token.trim_after)) {
      TemplateToken& text = tokens[i + 1];
      if (token.trim_after) {
        const size_t first = text.text.find_first_not_of(white_space);
        drop_front(text, first == npos ? text.text.size() : first);
      } else {
        drop_line_rest(text);
      }
    }
  }
}

}  // namespace

void advance_position(TemplatePosition& at, std::string_view text) {
  for (const char c : text) {
    if (c == '\n') {
      ++at.line;
      at.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++at.column;
    }
  }
}

std::vector<TemplateToken> split_template(std::string_view source, TemplateProblems& problems) {
  std::vector<TemplateToken> tokens = Splitter(source, problems).split();
  control_white_space(tokens);
  std::erase_if(tokens, [](const TemplateToken& token) {
    return token.kind == Kind::comment || (token.kind == Kind::text && token.text.empty());
  });
  return tokens;
}

}  // namespace gazette
