#include "search/page_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/tag_end.h"

namespace gazette {

namespace {

constexpr std::array<std::string_view, 14> void_elements = {"area", "base",  "br",    "col",   "embed",
                                                            "hr",   "img",   "input", "link",  "meta",
                                                            "wbr",  "param", "track", "source"};
constexpr std::array<std::string_view, 9> left_out_elements = {"nav", "form", "script", "style",   "template",
                                                               "svg", "del",  "select", "noscript"};
constexpr std::array<std::string_view, 4> left_out_classes = {"visually-hidden", "dateline", "banner",
                                                              "search-skip"};

template <size_t size>
bool is_one_of(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

// Of a start tag, from its name on. Values stand in quotes; others read as empty.
std::string_view find_attribute(std::string_view tag, std::string_view name) {
  for (size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    const size_t equals = at + name.size();
    if (at == 0 || !is_space(tag[at - 1]) || equals + 1 >= tag.size() || tag[equals] != '=') continue;
    const char quote = tag[equals + 1];
    if (quote != '"' && quote != '\'') continue;
    const size_t end = tag.find(quote, equals + 2);
    if (end != std::string_view::npos) return tag.substr(equals + 2, end - equals - 2);
  }
  return {};
}

bool has_left_out_class(std::string_view tag) {
  const std::string_view classes = find_attribute(tag, "class");
  return !classes.empty() &&
         std::any_of(left_out_classes.begin(), left_out_classes.end(),
                     [&](std::string_view name) { return classes.find(name) != std::string_view::npos; });
}

// What holds from a start tag on to its end. Elements that change nothing have none: of those that are called
// like the innermost one it is enough to know how many are open.
struct Stretch {
  std::string_view name;
  TextRole role = TextRole::other;
  bool is_left_out = true;
  std::string_view language;
  size_t same_names = 0;
};

class PageTextReader {
 public:
  PageTextReader(std::string_view html, const std::function<void(const TextPiece&)>& take)
      : html_(html), take_(take) {}

  void read() && {
    open_.push_back({});
    for (size_t at = 0; at < html_.size();) {
      const size_t tag = std::min(html_.find('<', at), html_.size());
      if (tag > at && !open_.back().is_left_out) {
        const Stretch& in = open_.back();
        take_({html_.substr(at, tag - at), in.role, in.language, begins_paragraph_, section_});
        begins_paragraph_ = false;
      }
      if (tag == html_.size()) break;
      if (html_.compare(tag, 4, "<!--") == 0) {
        const size_t end = html_.find("-->", tag);
        at = end == std::string_view::npos ? html_.size() : end + 3;
        continue;
      }
      at = find_tag_end(html_, tag + 1);
      read_tag(html_.substr(tag + 1, at - tag - 2));
    }
  }

 private:
  // Without the angles.
  void read_tag(std::string_view tag) {
    const bool is_end = tag.starts_with('/');
    if (is_end) tag.remove_prefix(1);
    size_t name_size = 0;
    while (name_size < tag.size() && !is_space(tag[name_size]) && tag[name_size] != '/') ++name_size;
    const std::string_view name = tag.substr(0, name_size);
    Stretch& in = open_.back();
    if (is_end) {
      if (name != in.name) return;
      if (in.same_names > 0) {
        --in.same_names;
      } else if (open_.size() > 1) {
        open_.pop_back();
      }
      return;
    }
    const Stretch inside = stretch_inside(name, tag);
    const bool is_same =
        inside.role == in.role && inside.is_left_out == in.is_left_out && inside.language == in.language;
    if (is_same) {
      if (name == in.name) ++in.same_names;
    } else if (!is_one_of(void_elements, name) && !tag.ends_with('/')) {
      open_.push_back(inside);
    }
  }

  // What holds in the element of this start tag.
  Stretch stretch_inside(std::string_view name, std::string_view tag) {
    const Stretch& in = open_.back();
    Stretch inside = in;
    inside.name = name;
    inside.same_names = 0;
    const bool is_bare = name.size() == tag.size();
    const bool is_outside = open_.size() == 1 || open_.back().name == "html";
    if (in.is_left_out && !is_outside) return inside;
    if (!is_bare) {
      const std::string_view language = find_attribute(tag, "lang");
      if (!language.empty()) inside.language = language;
    }
    if (is_outside) {
      const bool is_breadcrumbs = name == "nav" && find_attribute(tag, "class") == "breadcrumbs";
      if (name == "main" || is_breadcrumbs) inside.is_left_out = false;
      if (is_breadcrumbs) inside.role = TextRole::heading;
      return inside;
    }
    if (is_one_of(left_out_elements, name) || (!is_bare && has_left_out_class(tag))) {
      inside.is_left_out = true;
    } else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      inside.role = name[1] == '1' ? TextRole::title : TextRole::heading;
      const std::string_view id = name[1] == '2' ? find_attribute(tag, "id") : std::string_view();
      if (!id.empty()) section_ = id;
    } else if (name == "p") {
      const std::string_view of = find_attribute(tag, "class");
      if (of == "kicker") inside.role = TextRole::heading;
      if (of.empty() || of == "lead") inside.role = TextRole::paragraph;
      begins_paragraph_ = true;
    }
    return inside;
  }

  std::string_view html_;
  const std::function<void(const TextPiece&)>& take_;
  std::vector<Stretch> open_;
  std::string_view section_;
  bool begins_paragraph_ = false;
};

// What stands for the reference at the start of `rest`, and how long it is; 0: none.
std::pair<std::string_view, size_t> find_reference(std::string_view rest) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> references = {
      {{"&amp;", "&"},
       {"&lt;", "<"},
       {"&gt;", ">"},
       {"&quot;", "\""},
       {"&#39;", "'"},
       {"&#x27;", "'"},
       {"&nbsp;", " "}}};
  for (const auto& [name, text] : references) {
    if (rest.starts_with(name)) return {text, name.size()};
  }
  return {{}, 0};
}

}  // namespace

void read_page_text(std::string_view html, const std::function<void(const TextPiece&)>& take) {
  PageTextReader(html, take).read();
}

std::string_view find_description(std::string_view html) {
  const size_t head_end = html.find("</head>");
  const size_t at = html.find("<meta name=\"description\"");
  if (at == std::string_view::npos || at > head_end) return {};
  return find_attribute(html.substr(at + 1, find_tag_end(html, at + 1) - at - 2), "content");
}

std::string replace_references(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t next = std::min(text.find('&', at), text.size());
    plain += text.substr(at, next - at);
    at = next;
    if (at == text.size()) break;
    const auto [character, length] = find_reference(text.substr(at));
    plain += length > 0 ? character : text.substr(at, 1);
    at += std::max<size_t>(1, length);
  }
  return plain;
}

}  // namespace gazette
