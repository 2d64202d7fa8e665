#include "render/markup_pieces.h"

#include "base/tag_end.h"

namespace gazette {

namespace {

using Kind = MarkupPiece::Kind;

bool is_void(std::string_view element) {
  return is_one_of(element, {"meta", "link", "br", "img", "input", "hr", "col", "wbr", "source", "area",
                             "base", "embed", "track"});
}

class MarkupCutter {
 public:
  explicit MarkupCutter(std::string_view html) : html_(html) {}

  std::vector<MarkupPiece> cut() && {
    for (size_t at = 0; at < html_.size();) at = html_[at] == '<' ? take_tag(at) : take_text(at);
    return std::move(pieces_);
  }

 private:
  MarkupPiece begin_piece(Kind kind, size_t begin, size_t end) const {
    MarkupPiece piece;
    piece.kind = kind;
    piece.bytes = html_.substr(begin, end - begin);
    piece.parent = open_.empty() ? MarkupPiece::no_element : open_.back();
    piece.is_drawing = drawings_ > 0;
    return piece;
  }

  size_t take_text(size_t at) {
    const size_t end = std::min(html_.find('<', at), html_.size());
    pieces_.push_back(begin_piece(Kind::text, at, end));
    return end;
  }

  size_t take_tag(size_t at) {
    if (html_.compare(at, 4, "<!--") == 0) {
      const size_t close = html_.find("-->", at);
      const size_t end = close == std::string_view::npos ? html_.size() : close + 3;
      pieces_.push_back(begin_piece(Kind::other, at, end));
      return end;
    }
    const size_t end = find_tag_end(html_, at + 1);
    const bool is_end = html_.compare(at, 2, "</") == 0;
    const size_t name_begin = at + (is_end ? 2 : 1);
    const std::string_view name =
        html_.substr(name_begin, html_.find_first_of(" \n\t/>", name_begin) - name_begin);
    if (name.starts_with("!")) {
      pieces_.push_back(begin_piece(Kind::other, at, end));
      return end;
    }
    if (is_end) close(name);
    pieces_.push_back(begin_piece(is_end ? Kind::end : Kind::start, at, end));
    pieces_.back().name = name;
    return is_end ? end : enter(end);
  }

  // The start tag that was taken last. Returns where to go on.
  size_t enter(size_t end) {
    MarkupPiece& start = pieces_.back();
    visit_attributes(start.bytes, [&](const MarkupAttribute& attribute) {
      if (attribute.name == "lang") start.language = attribute.value;
    });
    if (start.bytes.ends_with("/>") || is_void(start.name)) return end;
    const bool is_raw = start.name == "script" || start.name == "style";
    if (start.name == "svg") ++drawings_;
    open_.push_back(pieces_.size() - 1);
    if (!is_raw) return end;
    const size_t close = std::min(html_.find("</", end), html_.size());
    pieces_.push_back(begin_piece(Kind::other, end, close));
    return close;
  }

  void close(std::string_view name) {
    for (size_t i = open_.size(); i-- > 0;) {
      if (pieces_[open_[i]].name != name) continue;
      for (size_t inner = i; inner < open_.size(); ++inner) {
        if (pieces_[open_[inner]].name == "svg") --drawings_;
      }
      open_.resize(i);
      return;
    }
  }

  std::string_view html_;
  std::vector<MarkupPiece> pieces_;
  std::vector<size_t> open_;
  size_t drawings_ = 0;
};

}  // namespace

std::vector<MarkupPiece> cut_markup(std::string_view html) {
  return MarkupCutter(html).cut();
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_white_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

}  // namespace gazette
