#include "model/plan_shelf.h"

#include <utility>

namespace gazette {

namespace {

PlanFileText text_at(const PublicHistory& history, const SourcePath& path, const Oid& blob) {
  return {path, std::shared_ptr<const BlobFacts>(history.blobs, &history.blobs->facts(blob)),
          history.blobs->body(blob)};
}

}  // namespace

Plan read_plan_version(const PublicHistory& history, const Version& version) {
  Plan plan = read_plan(text_at(history, version.path, version.blob), history.settings);
  for (const VersionSheet& sheet : version.sheets)
    plan.initiatives.push_back(read_initiative(text_at(history, sheet.path, sheet.blob), history.settings));
  put_initiatives_in_order(plan);
  return plan;
}

Report read_report_version(const PublicHistory& history, const Version& version) {
  return read_report(text_at(history, version.path, version.blob), history.settings);
}

Minutes read_minutes_version(const PublicHistory& history, const Version& version) {
  return read_minutes(text_at(history, version.path, version.blob), history.settings);
}

}  // namespace gazette
