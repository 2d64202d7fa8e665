// What a newer version of a report says otherwise than the one before, of what readers had read already: a
// rating, how a benchmark stands, its figure. What only comes to it is none of them, nor is a status in the
// place of "not yet due" or "no data".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/public_history.h"
#include "model/record_pairs.h"
#include "model/report.h"

namespace gazette {

enum class CorrectedPart : uint8_t { rating, status, figure };
// "rating", "status", "figure".
std::string_view name_of(CorrectedPart part);

struct Correction {
  CorrectedPart part = CorrectedPart::rating;
  std::string scale;              // the id of the scale; of a rating
  std::string initiative;         // its id
  std::string benchmark;          // its id; of a status or figure
  std::optional<Date> stage;      // of the benchmark, where the report names it
  std::optional<Date> stage_now;  // as the newer version names it, or the older one where it was taken away
  std::string before;
  std::string after;   // empty: it was taken away
  std::string reason;  // as the newer version says it beside the value; may be empty
  Mark mark;           // of the newer value; line 0: there is none

  bool is_of_rating() const { return benchmark.empty(); }
  // Whether it is this status, of the newer version or a later one, that was corrected.
  bool is_of(const BenchmarkStatus& status) const;
  // "process", "figure": the scale of a rating, else the part.
  std::string_view name() const { return is_of_rating() ? std::string_view(scale) : name_of(part); }
};

// In the order of the newer version.
std::vector<Correction> find_corrections(const Report& before, const Report& after);
// Whether a reason from site/notes.yml is that correction's.
bool is_reason_for(const LateReason& reason, const Correction& correction);

// By initiative, benchmark and stage; where a stage's day changed, without it.
std::vector<RecordPair> pair_statuses(const std::vector<BenchmarkStatus>& before,
                                      const std::vector<BenchmarkStatus>& after);

}  // namespace gazette
