#include "model/life_of_document.h"

#include <algorithm>
#include <utility>

#include "base/parallel_map.h"

namespace gazette {

namespace {

// What wasn't due yet when something newer came never existed. What was public stays, though a clock that was
// wrong may have dated it later.
void drop_later_than(std::vector<PublicState>& states, Date day) {
  while (!states.empty() && states.back().embargoed && states.back().date > day) states.pop_back();
}

// Nor did what waits for the very day for which something newer waits.
void drop_from(std::vector<PublicState>& states, Date day) {
  while (!states.empty() && states.back().embargoed && states.back().date >= day) states.pop_back();
}

// What comes later in a document's life takes effect later, too.
Moment moment_after(const std::vector<PublicState>& states, Moment moment) {
  if (states.empty() || states.back().moment < moment) return moment;
  moment = states.back().moment;
  ++moment.step;
  return moment;
}

}  // namespace

Headers::Headers(const std::vector<DocumentLine>& lines, const ParsedBlobs& blobs,
                 const SiteSettings& settings)
    : settings_(settings) {
  for (const DocumentLine& line : lines) {
    for (const DocumentState& state : line.states) {
      if (!state.blob.is_zero()) headers_.try_emplace(key_of(state));
    }
  }
  std::vector<decltype(headers_)::value_type*> entries;
  for (auto& entry : headers_) entries.push_back(&entry);
  parallel_for_each(entries.size(), [&](size_t i) {
    const Key& key = entries[i]->first;
    entries[i]->second = std::make_shared<const DocumentHeader>(
        read_document_header(blobs.facts(key.blob), settings, key.kind));
  });
}

Headers::Key Headers::key_of(const DocumentState& state) const {
  return {state.blob, kind_of_plan_document(settings_, state.path)};
}

const std::shared_ptr<const DocumentHeader>& Headers::of(const DocumentState& state) const {
  return headers_.at(key_of(state));
}

bool is_due(const PublicState& state, Date day) {
  return !state.embargoed || state.date <= day;
}

TipState find_end(const std::vector<PublicState>& states, Date day) {
  TipState end = TipState::open;
  for (const PublicState& state : states) {
    if (!is_due(state, day)) continue;
    if (state.is_text()) {
      end = TipState::open;
    } else if (state.header) {
      end = TipState::withdrawn;
    } else if (end != TipState::withdrawn) {
      end = TipState::deleted;
    }
  }
  return end;
}

DocumentLife live_through(const DocumentLine& line, const Headers& headers, const PublicDays& days) {
  DocumentLife life;
  for (const DocumentState& state : line.states) {
    const Date day = days.day(state.publication);
    const auto add = [&](std::shared_ptr<const DocumentHeader> header, Date date, bool embargoed) {
      const uint32_t publication = embargoed ? days.last_before(date) : state.publication;
      const Moment own = embargoed ? Moment{date} : Moment{days.turn(publication), true, publication};
      const Moment moment = moment_after(life.states, own);
      // Drafts came before it, whatever the clocks of private commits say.
      for (Moment& draft : life.drafts) draft = std::min(draft, moment);
      life.states.push_back(
          {state.path, state.blob, publication, std::move(header), date, embargoed, moment, {}});
    };
    if (state.blob.is_zero()) {
      drop_later_than(life.states, day);
      if (!life.states.empty()) add(nullptr, day, false);
      // A draft that never was public before it went leaves an earlier removal as it was, and so does the
      // file of what was withdrawn.
      life.tip = find_end(life.states, day) == TipState::withdrawn ? TipState::withdrawn : TipState::deleted;
      continue;
    }
    const auto& header = headers.of(state);
    switch (header->visibility) {
      case Visibility::hidden:
        drop_later_than(life.states, day);
        life.drafts.push_back(
            moment_after(life.states, {days.turn(state.publication), true, state.publication}));
        // Taken back from the public; but a draft in the place of what is gone already changes nothing for
        // anybody.
        life.tip = find_end(life.states, day);
        if (life.tip == TipState::open) life.tip = TipState::hidden;
        break;
      case Visibility::withdrawn:
        drop_later_than(life.states, day);
        add(header, day, false);
        life.tip = TipState::withdrawn;
        break;
      case Visibility::open: {
        const Date date = std::max(header->publish_on.value_or(day), day);
        const bool embargoed = date > day;
        embargoed ? drop_from(life.states, date) : drop_later_than(life.states, date);
        add(header, date, embargoed);
        life.tip = TipState::open;
        break;
      }
    }
  }
  return life;
}

}  // namespace gazette
