#include "document/change_marks.h"

namespace gazette {

std::string_view change_class(Change change) {
  switch (change) {
    case Change::removed:
      return "removed";
    case Change::added:
      return "added";
    case Change::none:
      break;
  }
  return {};
}

void open_mark(std::string& to, Change change, const CompareStyle& style) {
  if (change == Change::none) return;
  const bool added = change == Change::added;
  to += added ? "<ins>" : "<del>";
  to += "<span class=\"visually-hidden\">[";
  append_escaped(to, added ? style.added : style.removed);
  to += ": </span>";
}

void close_mark(std::string& to, Change change) {
  if (change == Change::none) return;
  to += "<span class=\"visually-hidden\">]</span>";
  to += change == Change::added ? "</ins>" : "</del>";
}

}  // namespace gazette
