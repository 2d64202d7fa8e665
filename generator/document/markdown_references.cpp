#include "document/markdown_references.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "document/limits.h"

namespace gazette {

namespace {

constexpr size_t longest_label = 1000;  // the library ignores longer ones

struct Label {
  size_t begin = 0;
  size_t end = 0;  // of "[label]"
};

// Calls `take(label)` for each pair of brackets without others inside.
template <class Take>
void for_each_label(std::string_view text, const Take& take) {
  size_t open = std::string_view::npos;
  for (size_t i = text.find('['); i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '[') {
      open = i;
    } else if (text[i] == ']' && open != std::string_view::npos) {
      if (i - open <= longest_label + 1) take(Label{open, i + 1});
      open = std::string_view::npos;
    }
  }
}

// Equal for labels that the library takes for equal; empty where letters beyond ASCII may equal any.
std::string key_of(std::string_view label, bool& is_plain) {
  std::string key;
  is_plain = true;
  for (const char c : label) {
    const bool is_lower = c >= 'a' && c <= 'z';
    const bool is_upper = c >= 'A' && c <= 'Z';
    if (static_cast<unsigned char>(c) >= 0x80) is_plain = false;
    if (is_lower || (c >= '0' && c <= '9')) key += c;
    if (is_upper) key += static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

size_t skip_space(std::string_view text, size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '>')) {
    ++at;
  }
  return at;
}

// The bytes of address and title after "]:".
size_t weight_of(std::string_view text, size_t at) {
  at = skip_space(text, at);
  const bool in_brackets = at > 0 && at < text.size() && text[at] == '<';
  const size_t end = std::min(text.size(), text.find_first_of(in_brackets ? ">\n" : " \t\n", at));
  size_t weight = end - at;
  const size_t title = skip_space(text, std::min(text.size(), end + (in_brackets ? 1 : 0)));
  if (title >= text.size()) return weight;
  const char open = text[title];
  if (open != '"' && open != '\'' && open != '(') return weight;
  const char close = open == '(' ? ')' : open;
  size_t i = title + 1;
  while (i < text.size() && text[i] != close) i += text[i] == '\\' ? 2 : 1;
  return weight + std::min(i, text.size()) - title;
}

}  // namespace

Diagnostics check_reference_limits(std::string_view text, const LineTable& lines) {
  if (text.find("]:") == std::string_view::npos) return {};
  std::unordered_map<std::string, size_t> weights;
  size_t heaviest = 0;
  size_t heaviest_at = 0;
  size_t heaviest_beyond_ascii = 0;
  size_t scanned = 0;
  bool too_many = false;
  for_each_label(text, [&](const Label& label) {
    if (label.end >= text.size() || text[label.end] != ':' || too_many) return;
    const size_t weight = weight_of(text, label.end + 1);
    scanned += weight;
    too_many = scanned > limits::reference_bytes;
    bool is_plain = true;
    size_t& known = weights[key_of(text.substr(label.begin, label.end - label.begin), is_plain)];
    known = std::max(known, weight);
    if (!is_plain) heaviest_beyond_ascii = std::max(heaviest_beyond_ascii, weight);
    if (weight > heaviest) {
      heaviest = weight;
      heaviest_at = label.begin;
    }
  });
  size_t total = too_many ? limits::reference_bytes + 1 : 0;
  for_each_label(text, [&](const Label& label) {
    bool is_plain = true;
    const auto known = weights.find(key_of(text.substr(label.begin, label.end - label.begin), is_plain));
    if (!is_plain) {
      total += heaviest;
    } else {
      total += std::max(heaviest_beyond_ascii, known == weights.end() ? 0 : known->second);
    }
  });
  if (total <= limits::reference_bytes) return {};
  return {make_error("reference-expansion", lines.mark_at(heaviest_at),
                     fmt::format("the link references of this text, written out, would take more than {} MiB",
                                 limits::reference_bytes >> 20U),
                     "shorten this address or title, or use it less often")};
}

}  // namespace gazette
