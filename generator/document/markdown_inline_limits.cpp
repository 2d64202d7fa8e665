#include "document/markdown_inline_limits.h"

#include <algorithm>
#include <array>

namespace gazette {

namespace {

// Markers whose end the library looks for up to the end of the paragraph, again for each.
class UnclosedMarkers {
 public:
  void open(size_t at) {
    if (count_ == 0) first_ = at;
    ++count_;
  }
  void close() { count_ = 0; }
  size_t count() const { return count_; }
  size_t first() const { return first_; }

 private:
  size_t count_ = 0;
  size_t first_ = 0;
};

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

// At the start of a line these may all be marks of lists and quotes.
bool is_prefix(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == ')' || c == '>' || c == '*' || c == '+' || c == '-' ||
         c == ' ' || c == '\t';
}

// The bytes that `InlineCounter::take` looks at.
constexpr std::array<bool, 256> find_marks() {
  std::array<bool, 256> marks{};
  for (const char c : std::string_view("\n<>!]*_~@w:")) marks[static_cast<unsigned char>(c)] = true;
  return marks;
}
constexpr std::array<bool, 256> is_mark = find_marks();

class InlineCounter {
 public:
  InlineCounter(std::string_view text, size_t begin) : text_(text), begin_(begin) {}

  InlineCost count() {
    begin_line(begin_);
    for (size_t i = begin_; i < text_.size(); ++i) {
      if (is_mark[static_cast<unsigned char>(text_[i])]) take(i);
    }
    end_word();
    InlineCost cost;
    size_t unclosed = 0;
    for (const UnclosedMarkers& markers : {instructions_, comments_, sections_, declarations_, images_}) {
      if (markers.count() > cost.unclosed) {
        cost.unclosed = markers.count();
        cost.unclosed_at = markers.first();
      }
      unclosed += markers.count();
    }
    cost.steps = (unclosed - images_.count()) * (text_.size() - begin_) / 4 +
                 (images_.count() + emphases_) * closing_brackets_ + word_steps_;
    return cost;
  }

 private:
  bool says(size_t at, std::string_view mark) const { return text_.substr(at, mark.size()) == mark; }
  char before(size_t at) const { return at == begin_ ? ' ' : text_[at - 1]; }

  void take(size_t i) {
    const char c = text_[i];
    switch (c) {
      case '\n':
        begin_line(i + 1);
        break;
      case '<':
        take_angle(i);
        break;
      case '>':
        // At the start of a line it is the mark of a quote.
        if (i >= prefix_end_) declarations_.close();
        if (before(i) == '?') instructions_.close();
        if (i >= begin_ + 2 && says(i - 2, "--")) comments_.close();
        if (i >= begin_ + 2 && says(i - 2, "]]")) sections_.close();
        break;
      case '!':
        if (says(i, "![")) images_.open(i);
        break;
      case ']':
        ++closing_brackets_;
        break;
      case '*':
      case '_':
      case '~':
        take_emphasis(i, c);
        break;
      case '@':
        take_address(i);
        break;
      case 'w':
        if (says(i, "www.")) take_address(i);
        break;
      case ':':
        if (says(i, "://")) take_address(i);
        break;
      default:
        break;
    }
  }

  void begin_line(size_t at) {
    prefix_end_ = at;
    while (prefix_end_ < text_.size() && is_prefix(text_[prefix_end_])) ++prefix_end_;
  }

  void take_angle(size_t i) {
    if (says(i, "<?")) instructions_.open(i);
    if (says(i, "<!--")) {
      comments_.open(i);
    } else if (says(i, "<![CDATA[")) {
      sections_.open(i);
    } else if (says(i, "<!")) {
      declarations_.open(i);
    }
  }

  // Runs of emphasis characters, but for those inside words and between spaces, which never emphasize.
  void take_emphasis(size_t i, char c) {
    if (before(i) == c) return;
    size_t next = i;
    while (next < text_.size() && text_[next] == c) ++next;
    const char after = next < text_.size() ? text_[next] : ' ';
    const bool inside_word = c == '_' && is_word(before(i)) && is_word(after);
    if (inside_word || (is_space(before(i)) && is_space(after))) return;
    ++emphases_;
  }

  void take_address(size_t i) {
    if (i >= word_end_) begin_word(i);
    ++addresses_;
  }

  // The word around `i`, with the space before it.
  void begin_word(size_t i) {
    end_word();
    word_begin_ = i;
    while (word_begin_ > begin_ && !is_space(text_[word_begin_])) --word_begin_;
    word_end_ = i;
    while (word_end_ < text_.size() && !is_space(text_[word_end_])) ++word_end_;
  }

  // For each address without a scheme in brackets the rest of its word is looked at.
  void end_word() {
    if (addresses_ == 0) return;
    const std::string_view word = text_.substr(word_begin_, word_end_ - word_begin_);
    const auto parentheses = static_cast<size_t>(std::count(word.begin(), word.end(), ')'));
    word_steps_ += (addresses_ + parentheses) * word.size();
    addresses_ = 0;
  }

  std::string_view text_;
  size_t begin_;
  size_t word_begin_ = 0;  // of the last word with an address
  size_t word_end_ = 0;
  UnclosedMarkers instructions_;
  UnclosedMarkers comments_;
  UnclosedMarkers sections_;
  UnclosedMarkers declarations_;
  UnclosedMarkers images_;
  size_t closing_brackets_ = 0;
  size_t emphases_ = 0;
  size_t addresses_ = 0;
  size_t word_steps_ = 0;
  size_t prefix_end_ = 0;  // of the line
};

}  // namespace

InlineCost count_inline_cost(std::string_view text, size_t begin, size_t end) {
  return InlineCounter(text.substr(0, end), begin).count();
}

}  // namespace gazette
