#include "render/page_language.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <unordered_map>

#include "base/language_marks.h"

namespace gazette {

namespace {

using LanguageSet = uint32_t;  // a bit for each language of a page

constexpr size_t nothing = static_cast<size_t>(-1);

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  for (const std::string_view other : names) {
    if (name == other) return true;
  }
  return false;
}

bool is_void(std::string_view element) {
  return is_one_of(element, {"meta", "link", "br", "img", "input", "hr", "col", "wbr", "source", "area",
                             "base", "embed", "track"});
}

// What may hold nothing but text.
bool holds_text_alone(std::string_view element) {
  return is_one_of(element, {"title", "option", "textarea"});
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

struct Piece {
  enum class Kind { text, start, end, other };
  Kind kind = Kind::text;
  std::string_view bytes{};
  std::string_view name{};                // of a tag
  size_t parent = nothing;                // the start tag of the element that it stands in
  size_t closing = nothing;               // of a start tag: its end tag
  LanguageSet languages = 0;              // of a start tag: of the words in the element
  std::optional<std::string_view> own{};  // of a start tag: its attribute lang
  bool is_drawing = false;                // within <svg>
};

struct Attribute {
  std::string_view name;
  std::string_view value;  // as written; points into the tag
};

// The attributes of a start tag as templates write them: name="value", or a name alone.
template <class Visit>
void visit_attributes(std::string_view tag, Visit visit) {
  size_t at = tag.find_first_of(" \n\t>");
  while (at < tag.size()) {
    while (at < tag.size() && (is_space(tag[at]) || tag[at] == '/' || tag[at] == '>')) ++at;
    const size_t begin = at;
    while (at < tag.size() && !is_space(tag[at]) && tag[at] != '=' && tag[at] != '>') ++at;
    const std::string_view name = tag.substr(begin, at - begin);
    if (name.empty()) return;
    if (at >= tag.size() || tag[at] != '=') {
      visit(Attribute{name, {}});
      continue;
    }
    ++at;
    const char quote = at < tag.size() ? tag[at] : ' ';
    if (quote != '"' && quote != '\'') {
      const size_t end = std::min(tag.find_first_of(" \n\t>", at), tag.size());
      visit(Attribute{name, tag.substr(at, end - at)});
      at = end;
      continue;
    }
    const size_t end = std::min(tag.find(quote, at + 1), tag.size());
    visit(Attribute{name, tag.substr(at + 1, end - at - 1)});
    at = end + 1;
  }
}

size_t end_of_tag(std::string_view html, size_t at) {
  char quote = 0;
  for (; at < html.size(); ++at) {
    const char c = html[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return html.size();
}

class PageInLanguage {
 public:
  PageInLanguage(std::string_view html, const Url& page, std::string_view text_language,
                 const SiteLanguages& languages)
      : html_(html), page_(page), languages_(languages) {
    stands_at_.text = languages.page_language().prefix + page.text;
    page_bit_ = bit_of(languages.page_language().code);
    text_bit_ = bit_of(text_language);
  }

  std::string put() && {
    cut();
    find_languages();
    result_.reserve(html_.size() + html_.size() / 8);
    for (size_t i = 0; i < pieces_.size(); ++i) write(i);
    return std::move(result_);
  }

 private:
  // A text in one language, without marks within it.
  struct Segment {
    std::string_view text;
    LanguageSet language = 0;
  };

  LanguageSet bit_of(std::string_view code) {
    for (size_t i = 0; i < codes_.size(); ++i) {
      if (codes_[i] == code) return LanguageSet{1} << i;
    }
    if (codes_.size() == 31) return text_bit_;
    codes_.emplace_back(code);
    return LanguageSet{1} << (codes_.size() - 1);
  }

  const std::string& code_of(LanguageSet bit) const {
    size_t i = 0;
    while ((LanguageSet{1} << i) != bit) ++i;
    return codes_[i];
  }

  void cut() {
    std::vector<size_t> open;
    size_t drawings = 0;
    for (size_t at = 0; at < html_.size();) {
      Piece piece;
      piece.parent = open.empty() ? nothing : open.back();
      piece.is_drawing = drawings > 0;
      if (html_[at] != '<') {
        const size_t end = std::min(html_.find('<', at), html_.size());
        piece.bytes = html_.substr(at, end - at);
        at = end;
        pieces_.push_back(piece);
        continue;
      }
      if (html_.compare(at, 4, "<!--") == 0) {
        const size_t end = html_.find("-->", at);
        piece.bytes = html_.substr(at, end == std::string_view::npos ? end : end + 3 - at);
        piece.kind = Piece::Kind::other;
      } else {
        piece.bytes = html_.substr(at, end_of_tag(html_, at + 1) - at);
        const bool is_end = piece.bytes.starts_with("</");
        const size_t begin = is_end ? 2 : 1;
        piece.name = piece.bytes.substr(begin, piece.bytes.find_first_of(" \n\t/>", begin) - begin);
        piece.kind = piece.bytes.starts_with("<!") ? Piece::Kind::other
                     : is_end                      ? Piece::Kind::end
                                                   : Piece::Kind::start;
      }
      at += piece.bytes.size();
      if (piece.kind == Piece::Kind::end) close(open, piece.name, drawings);
      pieces_.push_back(piece);
      if (piece.kind != Piece::Kind::start) continue;
      visit_attributes(piece.bytes, [&](const Attribute& attribute) {
        if (attribute.name == "lang") pieces_.back().own = attribute.value;
      });
      if (piece.bytes.ends_with("/>") || is_void(piece.name)) continue;
      if (piece.name == "svg") ++drawings;
      open.push_back(pieces_.size() - 1);
      if (piece.name != "script" && piece.name != "style") continue;
      const size_t end = std::min(html_.find("</", at), html_.size());
      pieces_.push_back({Piece::Kind::other, html_.substr(at, end - at)});
      at = end;
    }
  }

  // The end tag stands next. Elements that it leaves open end with it.
  void close(std::vector<size_t>& open, std::string_view name, size_t& drawings) {
    for (size_t i = open.size(); i-- > 0;) {
      if (pieces_[open[i]].name != name) continue;
      for (size_t inner = i; inner < open.size(); ++inner) {
        pieces_[open[inner]].closing = pieces_.size();
        if (pieces_[open[inner]].name == "svg") --drawings;
      }
      open.resize(i);
      return;
    }
  }

  // By what is not marked.
  LanguageSet text_language_at(size_t parent) {
    for (; parent != nothing; parent = pieces_[parent].parent) {
      if (pieces_[parent].own && pieces_[parent].name != "html") return bit_of(*pieces_[parent].own);
    }
    return text_bit_;
  }

  template <class Visit>
  void visit_segments(std::string_view text, LanguageSet unmarked, Visit visit) {
    LanguageSet language = unmarked;
    size_t begin = 0;
    const auto leave = [&](size_t end) {
      if (end > begin) visit(Segment{text.substr(begin, end - begin), language});
    };
    for (size_t at = 0; at < text.size(); ++at) {
      if (text[at] == language_end) {
        leave(at);
        language = unmarked;
        begin = at + 1;
      } else if (text[at] == language_begin) {
        leave(at);
        const size_t named = text.find(language_named, at);
        begin = at + 1;
        if (named == std::string_view::npos) continue;
        const std::string_view code = text.substr(at + 1, named - at - 1);
        if (is_code(code)) language = bit_of(code);
        at = named;
        begin = named + 1;
      }
    }
    leave(text.size());
  }

  static bool is_code(std::string_view code) {
    for (const char c : code) {
      const bool is_plain =
          c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!is_plain) return false;
    }
    return !code.empty();
  }

  // Figures and signs are in no language.
  static bool has_letters(std::string_view text) {
    for (size_t i = 0; i < text.size(); ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (c == '&') {  // "&amp;"
        i = std::min(text.find(';', i), text.size());
      } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        return true;
      } else if (c == 0xC2) {
        ++i;  // up to "¿"
      } else if (c == 0xE2) {
        i += 2;  // dashes, quotes, arrows, signs
      } else if (c >= 0x80) {
        return true;
      }
    }
    return false;
  }

  void find_languages() {
    for (const Piece& piece : pieces_) {
      if (piece.kind != Piece::Kind::text) continue;
      LanguageSet found = 0;
      visit_segments(piece.bytes, text_language_at(piece.parent), [&](const Segment& segment) {
        if (has_letters(segment.text)) found |= segment.language;
      });
      for (size_t up = piece.parent; up != nothing && found != 0; up = pieces_[up].parent) {
        if ((pieces_[up].languages & found) == found) break;
        pieces_[up].languages |= found;
        if (pieces_[up].own) break;
      }
    }
  }

  // The language that a reader takes the words at `parent` for.
  LanguageSet shown_at(size_t parent) {
    for (; parent != nothing; parent = pieces_[parent].parent) {
      if (pieces_[parent].own) return bit_of(*pieces_[parent].own);
      if (const LanguageSet added = added_to(parent)) return added;
    }
    return page_bit_;
  }

  // The language that the element says, because all its words are in it.
  LanguageSet added_to(size_t element) {
    const auto known = added_.find(element);
    return known == added_.end() ? 0 : known->second;
  }

  std::string attributes_for(LanguageSet language, LanguageSet around) const {
    std::string attributes = " lang=\"" + code_of(language) + "\"";
    const std::string_view direction = languages_.direction_of(code_of(language));
    if (direction != languages_.direction_of(code_of(around)))
      attributes.append(" dir=\"").append(direction).append("\"");
    return attributes;
  }

  void write(size_t i) {
    Piece& piece = pieces_[i];
    if (piece.kind == Piece::Kind::text) return write_text(piece);
    if (piece.kind != Piece::Kind::start) {
      result_ += piece.bytes;
      return;
    }
    const size_t begin = result_.size();
    write_start(piece);
    const bool is_single = piece.languages != 0 && (piece.languages & (piece.languages - 1)) == 0;
    const bool may_say = !is_one_of(piece.name, {"html", "head", "body"});
    if (piece.own || !is_single || !may_say) return;
    const LanguageSet around = shown_at(piece.parent);
    if (piece.languages == around) return;
    added_.emplace(i, piece.languages);
    result_.insert(begin + 1 + piece.name.size(), attributes_for(piece.languages, around));
  }

  void write_text(const Piece& piece) {
    const LanguageSet around = shown_at(piece.parent);
    const std::string_view element =
        piece.parent == nothing ? std::string_view() : pieces_[piece.parent].name;
    const std::string_view wrap = holds_text_alone(element) ? "" : piece.is_drawing ? "tspan" : "span";
    visit_segments(piece.bytes, text_language_at(piece.parent), [&](const Segment& segment) {
      if (wrap.empty() || segment.language == around || !has_letters(segment.text)) {
        result_ += segment.text;
        return;
      }
      // White space stays outside.
      size_t from = 0;
      size_t to = segment.text.size();
      while (from < to && is_space(segment.text[from])) ++from;
      while (to > from && is_space(segment.text[to - 1])) --to;
      result_.append(segment.text, 0, from);
      result_.append("<").append(wrap).append(attributes_for(segment.language, around)).append(">");
      result_.append(segment.text, from, to - from).append("</").append(wrap).append(">");
      result_.append(segment.text, to);
    });
  }

  // The tag, its addresses led to where they stand, without marks.
  void write_start(const Piece& piece) {
    size_t written = 0;
    visit_attributes(piece.bytes, [&](const Attribute& attribute) {
      const bool is_own = is_one_of(attribute.name, {"href", "src", "action"});
      // Where the search finds its index and the pages that it names: once, for all languages.
      const bool is_shared = is_one_of(attribute.name, {"data-index", "data-root"});
      constexpr std::string_view refresh = "0; url=";
      const bool is_refresh = attribute.name == "content" && attribute.value.starts_with(refresh);
      if (!is_own && !is_shared && !is_refresh && !has_marks(attribute.value)) return;
      const auto at = static_cast<size_t>(attribute.value.data() - piece.bytes.data());
      result_.append(piece.bytes, written, at - written);
      written = at + attribute.value.size();
      if (is_own || is_shared) {
        result_ += lead(attribute.value, is_shared);
      } else if (is_refresh) {
        result_ += std::string(refresh) + lead(attribute.value.substr(refresh.size()), false);
      } else {
        result_ += without_language_marks(attribute.value);
      }
    });
    result_.append(piece.bytes, written);
  }

  static bool has_marks(std::string_view text) {
    return text.find(language_begin) != std::string_view::npos ||
           text.find(language_end) != std::string_view::npos;
  }

  std::string lead(std::string_view address, bool is_shared) const {
    const size_t path_end = std::min(address.find_first_of("?#"), address.size());
    const std::string_view path = address.substr(0, path_end);
    const std::string_view rest = address.substr(path_end);
    const bool has_scheme = path.substr(0, path.find('/')).find(':') != std::string_view::npos;
    if (path.empty() || has_scheme || path.starts_with("//")) return std::string(address);
    if (path.front() == '/') return relative_url(stands_at_, {std::string(path)}).append(rest);
    const std::string target = resolve(path);
    if (!is_shared && languages_.pages.contains(target)) return std::string(address);
    return relative_url(stands_at_, {target}).append(rest);
  }

  // Where a relative address leads to from the page, in the site's own language.
  std::string resolve(std::string_view path) const {
    std::string target = page_.text.substr(0, page_.text.rfind('/') + 1);
    while (!path.empty()) {
      const size_t slash = path.find('/');
      const std::string_view part = path.substr(0, slash);
      const bool is_folder = slash != std::string_view::npos;
      path = is_folder ? path.substr(slash + 1) : std::string_view();
      if (part == ".." && target.size() > 1) {
        target.resize(target.rfind('/', target.size() - 2) + 1);
      } else if (part != "." && part != "..") {
        target += part;
        if (is_folder) target += '/';
      }
    }
    return target;
  }

  std::string_view html_;
  const Url& page_;
  const SiteLanguages& languages_;
  Url stands_at_;
  std::vector<std::string> codes_;
  LanguageSet page_bit_ = 0;
  LanguageSet text_bit_ = 0;
  std::vector<Piece> pieces_;
  std::unordered_map<size_t, LanguageSet> added_;  // what a start tag came to say
  std::string result_;
};

}  // namespace

std::string_view SiteLanguages::direction_of(std::string_view code) const {
  for (const SiteLanguage& language : all) {
    if (language.code == code) return language.is_right_to_left ? "rtl" : "ltr";
  }
  return "auto";
}

std::string put_into_language(std::string_view html, const Url& page, std::string_view text_language,
                              const SiteLanguages& languages) {
  return PageInLanguage(html, page, text_language, languages).put();
}

}  // namespace gazette
