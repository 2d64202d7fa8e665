#include "document/markdown_inline_limits.h"

#include <algorithm>

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

class InlineCounter {
 public:
  InlineCounter(std::string_view text, size_t begin) : text_(text), begin_(begin) {}

  InlineCost count() {
    for (size_t i = begin_; i < text_.size(); ++i) take(i);
    end_word(text_.size());
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
    in_prefix_ = c == '\n' ||
                 (in_prefix_ && std::string_view("0123456789.)>*+- \t").find(c) != std::string_view::npos);
    switch (c) {
      case ' ':
      case '\t':
      case '\n':
        end_word(i);
        break;
      case '<':
        take_angle(i);
        break;
      case '>':
        // At the start of a line it is the mark of a quote.
        if (!in_prefix_) declarations_.close();
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
        ++addresses_;
        break;
      case 'w':
        if (says(i, "www.")) ++addresses_;
        break;
      case ':':
        if (says(i, "://")) ++addresses_;
        break;
      case ')':
        ++closing_parentheses_;
        break;
      default:
        break;
    }
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

  // For each address without a scheme in brackets the rest of its word is looked at.
  void end_word(size_t at) {
    if (addresses_ > 0) word_steps_ += (addresses_ + closing_parentheses_) * (at - word_begin_);
    word_begin_ = at;
    addresses_ = 0;
    closing_parentheses_ = 0;
  }

  std::string_view text_;
  size_t begin_;
  size_t word_begin_ = begin_;
  UnclosedMarkers instructions_;
  UnclosedMarkers comments_;
  UnclosedMarkers sections_;
  UnclosedMarkers declarations_;
  UnclosedMarkers images_;
  size_t closing_brackets_ = 0;
  size_t emphases_ = 0;
  size_t addresses_ = 0;
  size_t closing_parentheses_ = 0;
  size_t word_steps_ = 0;
  bool in_prefix_ = true;
};

}  // namespace

InlineCost count_inline_cost(std::string_view text, size_t begin, size_t end) {
  return InlineCounter(text.substr(0, end), begin).count();
}

}  // namespace gazette
