#include "model/plan_document.h"

#include "model/read_record.h"

namespace gazette {

void read_plan_document(const PlanFileText& file, PlanDocument& document) {
  const SourceValue& map = file.facts->front_matter.value;
  document.path = file.path;
  document.id = read_text(map, "id");
  document.title = read_text(map, "title");
  document.summary = read_text(map, "summary").value;
  document.language = read_text(map, "lang").value;
  document.revision_note = read_text(map, "revision_note").value;
  document.dated = read_date(map, "dated");
  document.approved_on = read_date(map, "approved_on");
  document.is_whole = file.facts->front_matter.readable;
  document.body = file.body ? file.body : std::make_shared<const Body>();
}

void read_plan_document(const PlanFileText& file, const SiteSettings& settings, PlanDocument& document) {
  read_plan_document(file, document);
  const DocumentHeader header =
      read_document_header(*file.facts, settings, kind_of_plan_document(settings, file.path));
  document.visibility = header.visibility;
  document.is_private = header.is_private;
  document.publish_on = header.publish_on;
  document.is_whole = document.is_whole && file.facts->has_front_matter;
}

}  // namespace gazette
