#include "model/plan_shelf.h"

#include <utility>

#include "model/late_notes.h"

namespace gazette {

namespace {

PlanFileText facts_at(const PublicHistory& history, const SourcePath& path, const Oid& blob) {
  return {path, std::shared_ptr<const BlobFacts>(history.blobs, &history.blobs->facts(blob)), nullptr};
}

PlanFileText text_at(const PublicHistory& history, const SourcePath& path, const Oid& blob) {
  PlanFileText text = facts_at(history, path, blob);
  text.body = history.blobs->body(blob);
  return text;
}

template <typename TextAt>
Plan read_plan_with(const TextAt& text, const PublicHistory& history, const Version& version) {
  Plan plan = read_plan(text(history, version.path, version.blob), history.settings);
  for (const VersionSheet& sheet : version.sheets)
    plan.initiatives.push_back(read_initiative(text(history, sheet.path, sheet.blob), history.settings));
  put_initiatives_in_order(plan);
  return plan;
}

}  // namespace

Plan read_plan_version(const PublicHistory& history, const Version& version) {
  return read_plan_with(text_at, history, version);
}

Plan read_plan_in_force(const PublicHistory& history, const PublicDocument& document) {
  Version version = document.versions.back();
  version.sheets =
      sheets_at(document, static_cast<uint32_t>(document.versions.size() - 1), newest_publication);
  version.path = document.path;
  return read_plan_version(history, version);
}

Plan read_plan_facts(const PublicHistory& history, const Version& version) {
  return read_plan_with(facts_at, history, version);
}

Report read_report_version(const PublicHistory& history, const Version& version) {
  Report report = read_report(text_at(history, version.path, version.blob), history.settings);
  add_late_reasons(version, report);
  return report;
}

Report read_report_facts(const PublicHistory& history, const Version& version) {
  Report report = read_report(facts_at(history, version.path, version.blob), history.settings);
  add_late_reasons(version, report);
  return report;
}

Minutes read_minutes_facts(const PublicHistory& history, const Version& version) {
  return read_minutes(facts_at(history, version.path, version.blob), history.settings);
}

Minutes read_minutes_version(const PublicHistory& history, const Version& version) {
  return read_minutes(text_at(history, version.path, version.blob), history.settings);
}

Assessment read_assessment_version(const PublicHistory& history, const Version& version) {
  return read_assessment(text_at(history, version.path, version.blob), history.settings);
}

}  // namespace gazette
