#include "model/check_embargoes.h"

#include <fmt/format.h>

#include <optional>

namespace gazette {

namespace {

// A text of the tip that waits, and since which publication one does in its place.
struct Wait {
  Date until{};
  uint32_t since = 0;
};

class EmbargoRules {
 public:
  EmbargoRules(const Documents& documents, const Headers& headers, const DocumentMaker& maker,
               Date build_date)
      : documents_(documents), headers_(headers), maker_(maker), build_date_(build_date) {}

  Diagnostics check() && {
    for (size_t i = 0; i < documents_.lines.size(); ++i) {
      const std::optional<Wait> wait = find_wait(documents_.lines[i]);
      if (!wait) continue;
      for (const size_t part : maker_.list_parts(i)) check_part(documents_.lines[part], i, *wait);
    }
    return std::move(problems_);
  }

 private:
  // Until which day a state waits; none: it doesn't, or nobody may see it at all.
  std::optional<Date> wait_of(const DocumentState& state) const {
    if (state.blob.is_zero()) return std::nullopt;
    const DocumentHeader& header = *headers_.of(state);
    const bool waits =
        header.visibility == Visibility::open && header.publish_on && *header.publish_on > build_date_;
    return waits ? header.publish_on : std::nullopt;
  }

  std::optional<Wait> find_wait(const DocumentLine& line) const {
    std::optional<Wait> wait;
    for (auto state = line.states.rbegin(); state != line.states.rend(); ++state) {
      const std::optional<Date> until = wait_of(*state);
      // What readers find moved with it.
      if (!until && wait && state->publication == wait->since) continue;
      if (!until) break;
      if (!wait) wait = Wait{*until, 0};
      wait->since = state->publication;
    }
    return wait;
  }

  bool is_too_early(const DocumentState& state, const Wait& wait) const {
    if (state.publication < wait.since || state.blob.is_zero()) return false;
    const DocumentHeader& header = *headers_.of(state);
    return header.visibility == Visibility::open && header.publish_on.value_or(Date{}) < wait.until;
  }

  void check_part(const DocumentLine& part, size_t whole, const Wait& wait) {
    const DocumentState& last = part.states.back();
    if (last.blob.is_zero()) return;
    const DocumentState* early = nullptr;
    Oid known;  // what readers found before the wait
    for (const DocumentState& state : part.states) {
      if (state.publication < wait.since && !wait_of(state)) known = state.blob;
      if (state.blob != known && is_too_early(state, wait)) early = &state;
    }
    if (early == nullptr) return;
    const std::string& waiting = documents_.lines[whole].states.back().path.text;
    const std::string day = iso_date(wait.until);
    const SourceValue& facts = documents_.blobs->facts(last.blob).front_matter.value;
    const SourceValue::Entry* named = facts.find("publish_on");
    if (named == nullptr) named = facts.find("status");
    Place place{last.path, 1, 1, 1};
    if (named != nullptr) {
      const Mark& mark = named->value.mark;
      place = {last.path, mark.line, mark.column, mark.length};
    }
    const std::string what = early == &last ? std::string("this") : std::string("an earlier commit of this");
    problems_.push_back(make_diagnostic(
        Severity::error, "before-its-day", std::move(place),
        fmt::format("{} waits until {}, and {} changed with it or since, and doesn't: readers would see what "
                    "is to come",
                    waiting, day, what),
        early == &last
            ? fmt::format("add \"publish_on: {}\" here, too; or take that line out of {}", day, waiting)
            : "every commit is published: make one commit of those since the wait began (git rebase -i), or "
              "let the other text wait no longer"));
  }

  const Documents& documents_;
  const Headers& headers_;
  const DocumentMaker& maker_;
  const Date build_date_;
  Diagnostics problems_;
};

}  // namespace

Diagnostics check_embargoes(const Documents& documents, const Headers& headers, const DocumentMaker& maker,
                            Date build_date) {
  return EmbargoRules(documents, headers, maker, build_date).check();
}

}  // namespace gazette
