// What happened to documents, as far as the public could see it, in the order in which `export-public` tells
// it.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/portal.h"

namespace gazette {

// What comes first in a publication: moves come before what changes with them.
enum class TurnKind : uint8_t { withdrawal, move, version };

// When something happened, among all that the public could see.
struct Turn {
  uint32_t publication = 0;
  bool was_held_back = false;  // after that publication …
  Date date{};                 // … on this day
  uint32_t step = 0;           // where a document's later event would come before an earlier one
  TurnKind kind = TurnKind::move;

  auto operator<=>(const Turn&) const = default;
};

struct PublicEvent {
  Turn turn;
  DocumentNumber document = 0;
  std::optional<uint32_t> version;  // none: it moves, or sheets of it do
  SourcePath from;                  // of what moves
  SourcePath to;
  const SheetMoves* sheets = nullptr;  // in the history
  std::optional<uint32_t> moved_in;    // the publication in which it moves; none: with a text that waits
};

// Oldest first; what has the same turn happens at once. From the document `first_translation` on they are
// translations.
std::vector<PublicEvent> list_public_events(const PublicHistory& history, size_t first_translation);

}  // namespace gazette
