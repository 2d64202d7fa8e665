#include "render/changes_after_report.h"

#include <algorithm>
#include <functional>

namespace gazette {

namespace {

// Whether it is about that stage, or about the whole benchmark or activity that it belongs to.
bool is_about(const Amendment& amendment, std::string_view initiative, const ReportedStage& stage) {
  const bool has_stages =
      amendment.subject == AmendmentSubject::benchmark || amendment.subject == AmendmentSubject::stage;
  if (!has_stages && amendment.subject != AmendmentSubject::activity) return false;
  if (stage.benchmark.empty() || amendment.initiative.id != initiative ||
      amendment.thing.id != stage.benchmark)
    return false;
  return !amendment.stage.date || !stage.due || *amendment.stage.date == stage.due.value;
}

}  // namespace

std::optional<ChangesAfterReport> find_changes_after(const RenderParts& parts, const ShelvedReport& report,
                                                     DocumentWork& work) {
  if (!report.plan || !parts.portal.history.has_versions) return std::nullopt;
  const DocumentNumber number = parts.portal.shelf.plans[*report.plan].document;
  if (!parts.site.has_since(number, report.measured_version)) return std::nullopt;
  const PublicDocument& plan = parts.portal.document(number);
  const auto newest = static_cast<uint32_t>(plan.versions.size() - 1);
  auto changes = list_changes(parts, number, report.measured_version, newest, work);
  if (changes->amendments.empty()) return std::nullopt;
  return ChangesAfterReport{std::move(changes), names_on(parts, plan),
                            parts.site.since_url(number, plan.versions[report.measured_version])};
}

static ViewValue view_changes(const RenderParts& parts, const Url& page, const ChangesAfterReport& changes,
                              const std::function<bool(const Amendment&)>& is_meant) {
  std::vector<Amendment> about;
  for (const Amendment& amendment : changes.changes->amendments) {
    if (amendment.change != AmendmentChange::reordered && is_meant(amendment)) about.push_back(amendment);
  }
  if (about.empty()) return {};
  ViewRecord record;
  record.set("text", write_what_happened(about, parts.words, changes.name_of_id));
  record.set("url", relative_url(page, changes.since));
  return record;
}

ViewValue view_stage_changes(const RenderParts& parts, const Url& page, const ChangesAfterReport& changes,
                             std::string_view initiative, const ReportedStage& stage) {
  return view_changes(parts, page, changes,
                      [&](const Amendment& amendment) { return is_about(amendment, initiative, stage); });
}

ViewValue view_outcome_changes(const RenderParts& parts, const Url& page, const ChangesAfterReport& changes,
                               std::string_view outcome) {
  return view_changes(parts, page, changes, [&](const Amendment& amendment) {
    return amendment.subject == AmendmentSubject::final_outcome && amendment.thing.id == outcome;
  });
}

ViewValue view_initiative_changes(const RenderParts&, const Url& page, const ChangesAfterReport& changes,
                                  std::string_view initiative, const std::vector<ReportedStage>& shown) {
  ViewList sentences;
  bool is_dropped = false;
  for (const AmendmentGroup& group : changes.changes->groups) {
    if (initiative.empty() || group.initiative.id != initiative) continue;
    for (const AmendmentSentence& sentence : group.sentences) {
      const Amendment& first = changes.changes->amendments[sentence.first];
      const bool is_whole =
          first.subject == AmendmentSubject::initiative && first.change == AmendmentChange::dropped;
      is_dropped = is_dropped || is_whole;
      const bool is_shown = std::any_of(shown.begin(), shown.end(), [&](const ReportedStage& stage) {
        return is_about(first, initiative, stage);
      });
      if (!is_whole && !is_shown) sentences.emplace_back(sentence.text);
    }
  }
  if (sentences.empty() && !is_dropped) return {};
  ViewRecord record;
  record.set("is_dropped", is_dropped).set("sentences", std::move(sentences));
  record.set("url", relative_url(page, changes.since));
  return record;
}

ViewList view_added_initiatives(const RenderParts& parts, const Url& page, const ShelvedPlan& plan,
                                const ChangesAfterReport& changes) {
  ViewList list;
  const PlanNumber number = parts.portal.shelf.find_plan(plan.document).value_or(0);
  for (const Amendment& amendment : changes.changes->amendments) {
    if (amendment.subject != AmendmentSubject::initiative || amendment.change != AmendmentChange::added)
      continue;
    const AmendedThing& added = amendment.initiative;
    ViewRecord record;
    record.set("number", text_or_nothing(added.number)).set("title", added.title).set("url", ViewValue());
    for (size_t i = 0; i < plan.plan.initiatives.size(); ++i) {
      if (plan.plan.initiatives[i].id.value == added.id)
        record.set("url", relative_url(page, parts.site.initiatives[number][i]));
    }
    list.emplace_back(std::move(record));
  }
  return list;
}

}  // namespace gazette
