#include "render/page_language.h"

#include <algorithm>
#include <cstdint>

#include "base/language_marks.h"
#include "render/markup_pieces.h"

namespace gazette {

namespace {

using LanguageSet = uint32_t;  // a bit for each language of a page

constexpr size_t nothing = MarkupPiece::no_element;
using Kind = MarkupPiece::Kind;

// What may hold nothing but text.
bool holds_text_alone(std::string_view element) {
  return is_one_of(element, {"title", "option", "textarea"});
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
    pieces_ = cut_markup(html_);
    languages_of_.resize(pieces_.size());
    added_.resize(pieces_.size());
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

  // By what is not marked.
  LanguageSet text_language_at(size_t parent) {
    for (; parent != nothing; parent = pieces_[parent].parent) {
      if (pieces_[parent].language && pieces_[parent].name != "html")
        return bit_of(*pieces_[parent].language);
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
    for (const MarkupPiece& piece : pieces_) {
      if (piece.kind != Kind::text) continue;
      LanguageSet found = 0;
      visit_segments(piece.bytes, text_language_at(piece.parent), [&](const Segment& segment) {
        if (has_letters(segment.text)) found |= segment.language;
      });
      for (size_t up = piece.parent; up != nothing && found != 0; up = pieces_[up].parent) {
        if ((languages_of_[up] & found) == found) break;
        languages_of_[up] |= found;
        if (pieces_[up].language) break;
      }
    }
  }

  // The language that a reader takes the words at `parent` for.
  LanguageSet shown_at(size_t parent) {
    for (; parent != nothing; parent = pieces_[parent].parent) {
      if (pieces_[parent].language) return bit_of(*pieces_[parent].language);
      if (added_[parent] != 0) return added_[parent];
    }
    return page_bit_;
  }

  // Drawings have no direction.
  std::string attributes_for(LanguageSet language, LanguageSet around, bool is_drawing) const {
    std::string attributes = " lang=\"" + code_of(language) + "\"";
    if (is_drawing) return attributes;
    const std::string_view direction = languages_.direction_of(code_of(language));
    if (direction != languages_.direction_of(code_of(around)))
      attributes.append(" dir=\"").append(direction).append("\"");
    return attributes;
  }

  void write(size_t i) {
    const MarkupPiece& piece = pieces_[i];
    if (piece.kind == Kind::text) return write_text(piece);
    if (piece.kind != Kind::start) {
      result_ += piece.bytes;
      return;
    }
    const size_t begin = result_.size();
    write_start(piece);
    const bool is_single = languages_of_[i] != 0 && (languages_of_[i] & (languages_of_[i] - 1)) == 0;
    const bool may_say = !is_one_of(piece.name, {"html", "head", "body"});
    if (piece.language || !is_single || !may_say) return;
    const LanguageSet around = shown_at(piece.parent);
    if (languages_of_[i] == around) return;
    added_[i] = languages_of_[i];
    result_.insert(begin + 1 + piece.name.size(),
                   attributes_for(languages_of_[i], around, piece.is_drawing || piece.name == "svg"));
  }

  void write_text(const MarkupPiece& piece) {
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
      while (from < to && is_white_space(segment.text[from])) ++from;
      while (to > from && is_white_space(segment.text[to - 1])) --to;
      result_.append(segment.text, 0, from);
      result_.append("<")
          .append(wrap)
          .append(attributes_for(segment.language, around, piece.is_drawing))
          .append(">");
      result_.append(segment.text, from, to - from).append("</").append(wrap).append(">");
      result_.append(segment.text, to);
    });
  }

  // The tag, its addresses led to where they stand, without marks.
  void write_start(const MarkupPiece& piece) {
    size_t written = 0;
    visit_attributes(piece.bytes, [&](const MarkupAttribute& attribute) {
      const bool is_own = is_one_of(attribute.name, {"href", "src", "action", "data-index"});
      // From where addresses count that are the same in each language.
      const bool is_shared = attribute.name == "data-root";
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
  std::vector<MarkupPiece> pieces_;
  std::vector<LanguageSet> languages_of_;  // of a start tag: of the words in its element
  std::vector<LanguageSet> added_;         // of a start tag: the language that it came to say
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
