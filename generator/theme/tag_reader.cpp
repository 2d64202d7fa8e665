#include "theme/tag_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "theme/template_token.h"

namespace gazette {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_name_part(char c) {
  return is_name_letter(c) || is_digit(c);
}

}  // namespace

void TagReader::skip_space() {
  take(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
}

std::string_view TagReader::take(size_t count) {
  const std::string_view taken = rest_.substr(0, count);
  advance_position(at_, taken);
  rest_.remove_prefix(count);
  return taken;
}

bool TagReader::at_end() {
  skip_space();
  return rest_.empty();
}

TemplatePosition TagReader::position() {
  skip_space();
  return at_;
}

std::string_view TagReader::read_name() {
  if (at_end() || !is_name_letter(rest_.front())) return {};
  const auto* end = std::find_if_not(rest_.begin(), rest_.end(), is_name_part);
  return take(static_cast<size_t>(end - rest_.begin()));
}

std::string_view TagReader::read_number() {
  skip_space();
  const size_t sign = rest_.substr(0, 1) == "-" ? 1 : 0;
  const auto* begin = rest_.begin() + sign;
  const auto* end = std::find_if_not(begin, rest_.end(), is_digit);
  return end == begin ? std::string_view() : take(static_cast<size_t>(end - rest_.begin()));
}

bool TagReader::read_quoted(std::string_view& quoted) {
  if (at_end() || (rest_.front() != '"' && rest_.front() != '\'')) return false;
  const size_t end = rest_.find(rest_.front(), 1);
  if (end == std::string_view::npos) return false;
  quoted = take(end + 1).substr(1, end - 1);
  return true;
}

bool TagReader::accept(std::string_view symbol) {
  skip_space();
  if (!rest_.starts_with(symbol)) return false;
  take(symbol.size());
  return true;
}

bool TagReader::accept_word(std::string_view word) {
  skip_space();
  if (!rest_.starts_with(word)) return false;
  if (rest_.size() > word.size() && is_name_part(rest_[word.size()])) return false;
  take(word.size());
  return true;
}

void TagReader::fail(TemplatePosition at, size_t length, std::string message, std::string hint,
                     const char* code) {
  if (!failed_) problems_.add(code, at, length, std::move(message), std::move(hint));
  failed_ = true;
}

void TagReader::expect_end() {
  if (at_end()) return;
  const size_t end = std::min(rest_.find_first_of(" \t\r\n"), rest_.size());
  fail(position(), 1,
       fmt::format("\"{}\" isn't understood here", rest_.substr(0, std::min<size_t>(end, 40))));
}

}  // namespace gazette
