#include "render/document_changes.h"

#include <algorithm>
#include <set>
#include <utility>

#include "document/name_headings.h"
#include "document/same_words.h"
#include "model/alignment.h"
#include "model/compare_minutes.h"
#include "model/compare_plans.h"
#include "model/compare_reports.h"
#include "model/document_versions.h"
#include "model/record_file.h"
#include "render/shared_changes.h"
#include "render/stated_names.h"

namespace gazette {

namespace {

const Plan* measured_plan(const RenderParts& parts, DocumentNumber document) {
  const auto measured = plan_of_report(parts.portal, document);
  return measured ? &parts.portal.shelf.plans[measured->plan].plan : nullptr;
}

const District* find_district(const RenderParts& parts, const PublicDocument& document) {
  const std::string_view folder = district_folder(document.path);
  for (const ShelvedDistrict& district : parts.portal.shelf.districts) {
    if (district.folder == folder) return &district.district;
  }
  return nullptr;
}

// A text of one paragraph.
Body make_paragraph(const std::string& words) {
  Body body;
  body.text = words;
  for (const NodeKind kind : {NodeKind::document, NodeKind::paragraph, NodeKind::text}) {
    Node node;
    node.kind = kind;
    node.end = 3;
    body.nodes.push_back(node);
  }
  body.nodes[2].size = static_cast<uint32_t>(words.size());
  return body;
}

// What sentences name by its beginning alone, because it is long.
ViewValue mark_words(const Amendment& amendment, const CompareStyle& style) {
  const LinkResolver no_links = [](std::string_view, bool) { return ResolvedLink{false, {}}; };
  const std::string& before = amendment.before.text;
  const std::string& after = amendment.after.text;
  const bool is_said = !shorten(before).is_cut && !shorten(after).is_cut;
  if (is_said || before.empty() || after.empty() || have_same_words(before, after)) return {};
  return compare_bodies(make_paragraph(before), make_paragraph(after), no_links, no_links, style).html;
}

ViewRecord view_sentence(const DocumentChanges& changes, const AmendmentSentence& sentence) {
  ViewList marks;
  for (size_t i = sentence.first; i < sentence.first + sentence.count; ++i) {
    if (!changes.marks[i].is_nothing()) marks.push_back(changes.marks[i]);
  }
  ViewRecord record;
  record.set("text", sentence.text).set("marks", std::move(marks));
  return record;
}

class TextComparison {
 public:
  TextComparison(const RenderParts& parts, const Url& page, DocumentNumber document, uint32_t before,
                 uint32_t after)
      : parts_(parts),
        page_(page),
        number_(document),
        before_(parts.portal.document(document).versions[before]),
        after_(parts.portal.document(document).versions[after]) {}

  void compare(std::string title, const SourcePath& old_path, const Body& old_body,
               const SourcePath& new_path, const Body& new_body) {
    BodyComparison comparison =
        compare_bodies(old_body, new_body, resolver(before_, old_path, old_body),
                       resolver(after_, new_path, new_body), parts_.words.compare_style());
    if (comparison.is_empty()) return;
    texts_.push_back({std::move(title), std::move(comparison)});
  }

  const Version& before() const { return before_; }
  const Version& after() const { return after_; }
  std::vector<ComparedText> finish() && { return std::move(texts_); }

 private:
  LinkResolver resolver(const Version& version, const SourcePath& path, const Body& body) const {
    auto headings = std::make_shared<const std::vector<BodyHeading>>(
        list_headings(body, parts_.words.compare_style().body));
    return parts_.links.resolver(page_, parts_.site.version_url(number_, version), path, version.publication,
                                 std::move(headings));
  }

  const RenderParts& parts_;
  const Url& page_;
  DocumentNumber number_;
  const Version& before_;
  const Version& after_;
  std::vector<ComparedText> texts_;
};

// The narratives are headed by ids; readers know the plan's names.
Body with_names(const Body& body, const Plan* plan, const InterfaceWords& words) {
  return name_headings(body, [&](const std::string& id) -> std::string {
    if (plan == nullptr) return {};
    const Objective* objective = plan->find_objective(id);
    if (objective != nullptr && !id.empty()) {
      return words.fill("plan.objective", {std::to_string(objective->number.value), objective->title.value});
    }
    const Initiative* initiative = plan->find_initiative(id);
    if (initiative == nullptr || id.empty()) return {};
    return initiative->number.value + " " + initiative->title.value;
  });
}

// "": the public knows no such plan.
std::string name_of_plan(const RenderParts& parts, const std::string& id) {
  const auto plan = parts.portal.shelf.find_plan_called(id);
  if (!plan) return {};
  const DocumentNumber number = parts.portal.shelf.plans[*plan].document;
  return full_title(parts, parts.portal.document(number));
}

// An id may stand in the plans of several years and districts: the one that is meant is of the document's own
// plan, else of its district.
std::string name_of_initiative(const RenderParts& parts, const PublicDocument& document,
                               const std::string& id) {
  std::string name;
  int nearest = 0;
  for (const ShelvedPlan& plan : parts.portal.shelf.plans) {
    const Initiative* initiative = plan.plan.find_initiative(id);
    if (initiative == nullptr) continue;
    const bool is_own = plan_folder(plan.plan.path) == plan_folder(document.path);
    const bool is_of_district = district_folder(plan.plan.path) == district_folder(document.path);
    const int near = is_own ? 3 : is_of_district ? 2 : 1;
    if (near <= nearest) continue;
    nearest = near;
    name = initiative->title.value;
  }
  return name;
}

}  // namespace

NameOfId names_on(const RenderParts& parts, const PublicDocument& document) {
  return [&parts, &document](AmendmentField field, const std::string& id) -> std::string {
    const PlanShelf& shelf = parts.portal.shelf;
    switch (field) {
      case AmendmentField::schools:
        if (const District* district = find_district(parts, document)) {
          const School* school = district->find_school(id);
          if (school != nullptr) return school->name;
        }
        return {};
      case AmendmentField::record_field:
        for (const ShelvedDistrict& district : shelf.districts) {
          if (district.folder == id) return district.district.name;
        }
        return {};
      case AmendmentField::framework:
        for (const Framework& framework : shelf.frameworks) {
          if (framework.id.value == id) return framework.title.value;
        }
        return {};
      case AmendmentField::aligns_with: {
        const auto item = find_aligned(shelf, id, {});
        if (!item) return name_of_plan(parts, id);
        return item->objective != nullptr ? item->objective->title.value : item->initiative->title.value;
      }
      case AmendmentField::plan:
      case AmendmentField::continues:
      case AmendmentField::split_from:
      case AmendmentField::merged_from:
      case AmendmentField::discussed: {
        const std::string plan = name_of_plan(parts, id);
        return plan.empty() ? name_of_initiative(parts, document, id) : plan;
      }
      default:
        return {};
    }
  };
}

void name_plan_ids(const RenderParts& parts, const PublicDocument& document, const Plan& before,
                   const Plan& after, std::vector<Amendment>& amendments) {
  const auto number = static_cast<DocumentNumber>(&document - parts.portal.history.documents.data());
  const Framework* framework = framework_of_document(parts.portal, number);
  if (framework == nullptr) return;
  name_stated_ids(amendments, *framework, before, after, find_district(parts, document));
}

void name_assessment_ids(const RenderParts& parts, const PublicDocument& document,
                         const std::vector<Rubric>& rubrics, std::vector<Amendment>& amendments) {
  const NameOfId name_of_id = names_on(parts, document);
  const auto name_rubric = [&](const std::string& id) {
    const Rubric* rubric = find_rubric(rubrics, id);
    return rubric == nullptr ? std::string() : full_title(parts, *rubric->document);
  };
  for (Amendment& amendment : amendments) {
    if (!amendment.parts.empty() || (amendment.key != "plan" && amendment.key != "rubric")) continue;
    for (AmendmentValue* value : {&amendment.before, &amendment.after}) {
      const std::string name =
          amendment.key == "plan" ? name_of_id(AmendmentField::plan, value->text) : name_rubric(value->text);
      if (!name.empty()) value->text = name;
    }
  }
}

std::shared_ptr<const Plan> plan_of(const RenderParts& parts, const PublicDocument& document,
                                    uint32_t version, DocumentWork& work) {
  auto& plan = work.plans[version];
  if (!plan) {
    plan = std::make_shared<const Plan>(read_plan_version(parts.portal.history, document.versions[version]));
  }
  return plan;
}

std::shared_ptr<const Report> report_of(const RenderParts& parts, const PublicDocument& document,
                                        uint32_t version, DocumentWork& work) {
  auto& report = work.reports[version];
  if (!report) {
    report =
        std::make_shared<const Report>(read_report_version(parts.portal.history, document.versions[version]));
  }
  return report;
}

std::shared_ptr<const DocumentChanges> list_changes(const RenderParts& parts, DocumentNumber number,
                                                    uint32_t before, uint32_t after, DocumentWork& work) {
  auto& known = work.amendments[{before, after}];
  if (known) return known;
  const PublicDocument& document = parts.portal.document(number);
  // Only what changed from one version to the next is asked for by several pages.
  const bool is_shared = parts.shared != nullptr && document.kind != DocumentKind::page &&
                         text_before(document, after) == before;
  if (is_shared) known = parts.shared->find({number, before, after});
  if (known) return known;
  DocumentChanges changes;
  std::vector<Amendment>& amendments = changes.amendments;
  if (document.kind == DocumentKind::plan) {
    const auto was = plan_of(parts, document, before, work);
    const auto is = plan_of(parts, document, after, work);
    amendments = compare_plans(*was, *is);
    name_plan_ids(parts, document, *was, *is, amendments);
  } else if (document.kind == DocumentKind::report) {
    amendments = compare_reports(*report_of(parts, document, before, work),
                                 *report_of(parts, document, after, work), measured_plan(parts, number));
  } else if (document.kind == DocumentKind::minutes) {
    const PublicHistory& history = parts.portal.history;
    amendments = compare_minutes(read_minutes_version(history, document.versions[before]),
                                 read_minutes_version(history, document.versions[after]));
  } else if (document.kind == DocumentKind::assessment) {
    const PublicHistory& history = parts.portal.history;
    const Assessment newer = read_assessment_version(history, document.versions[after]);
    const std::vector<Rubric> rubrics = list_rubrics(history);
    amendments = compare_assessments(read_assessment_version(history, document.versions[before]), newer,
                                     find_rubric(rubrics, newer.rubric.value));
    name_assessment_ids(parts, document, rubrics, amendments);
  }
  if (document.kind == DocumentKind::page)
    compare_facts(facts_of(parts.portal.history, document.versions[before]),
                  facts_of(parts.portal.history, document.versions[after]), amendments);
  for (const Amendment& amendment : amendments)
    changes.marks.push_back(mark_words(amendment, parts.words.compare_style()));
  changes.groups = group_amendments(amendments, words_of_document(parts, number), names_on(parts, document));
  known = std::make_shared<const DocumentChanges>(std::move(changes));
  if (is_shared) parts.shared->keep({number, before, after}, known);
  return known;
}

size_t DocumentChanges::count_sentences() const {
  size_t count = 0;
  for (const AmendmentGroup& group : groups) count += group.sentences.size();
  return count;
}

ViewList view_changes(const RenderParts& parts, const Url& page, DocumentNumber document,
                      const DocumentChanges& changes, size_t most_groups) {
  const PlanShelf& shelf = parts.portal.shelf;
  std::optional<PlanNumber> plan = shelf.find_plan(document);
  if (const auto report = shelf.find_report(document)) plan = shelf.reports[*report].plan;
  ViewList list;
  for (const AmendmentGroup& group : changes.groups) {
    if (list.size() == most_groups) break;
    ViewRecord record;
    record.set("title", group.title).set("url", ViewValue());
    for (size_t i = 0; plan && i < shelf.plans[*plan].plan.initiatives.size(); ++i) {
      const std::string& id = shelf.plans[*plan].plan.initiatives[i].id.value;
      if (!id.empty() && id == group.initiative.id)
        record.set("url", relative_url(page, parts.site.initiatives[*plan][i]));
    }
    ViewList sentences;
    for (const AmendmentSentence& sentence : group.sentences)
      sentences.emplace_back(view_sentence(changes, sentence));
    record.set("sentences", std::move(sentences));
    list.emplace_back(std::move(record));
  }
  return list;
}

std::vector<std::string> write_header_changes(const RenderParts& parts, const Version& before,
                                              const Version& after) {
  const DocumentHeader& was = *before.header;
  const DocumentHeader& is = *after.header;
  std::vector<std::string> sentences;
  const auto say = [&](std::string_view name, const std::vector<std::string>& values) {
    sentences.push_back(parts.words.fill(name, values));
  };
  const bool is_same_title = was.title != is.title && have_same_words(before.title, after.title);
  if (is_same_title) {
    say("compare.title_form", {});
  } else if (was.title != is.title) {
    say("compare.title", {before.title, after.title});
  }
  if (was.summary.empty() && !is.summary.empty()) {
    say("compare.summary_added", {is.summary});
  } else if (!was.summary.empty() && is.summary.empty()) {
    say("compare.summary_removed", {was.summary});
  } else if (was.summary != is.summary && have_same_words(was.summary, is.summary)) {
    say("compare.summary_form", {});
  } else if (was.summary != is.summary) {
    say("compare.summary", {was.summary, is.summary});
  }
  const std::string& site_language = parts.portal.history.settings.language;
  if (was.language != is.language) {
    say("compare.language", {was.language.empty() ? site_language : was.language,
                             is.language.empty() ? site_language : is.language});
  }
  return sentences;
}

std::vector<ComparedText> compare_texts(const RenderParts& parts, const Url& page, DocumentNumber number,
                                        uint32_t before, uint32_t after, DocumentWork& work) {
  const PublicDocument& document = parts.portal.document(number);
  TextComparison texts(parts, page, number, before, after);
  const Version& was = texts.before();
  const Version& is = texts.after();
  const auto old_body = parts.portal.history.blobs->body(was.blob);
  const auto new_body = parts.portal.history.blobs->body(is.blob);
  if (document.kind == DocumentKind::report) {
    const Plan* plan = measured_plan(parts, number);
    texts.compare({}, was.path, with_names(*old_body, plan, parts.words), is.path,
                  with_names(*new_body, plan, parts.words));
    return std::move(texts).finish();
  }
  if (document.kind != DocumentKind::plan) {
    texts.compare({}, was.path, *old_body, is.path, *new_body);
    return std::move(texts).finish();
  }
  const auto old_plan = plan_of(parts, document, before, work);
  const auto new_plan = plan_of(parts, document, after, work);
  const InterfaceWords& words = words_of_document(parts, number);
  texts.compare({}, was.path, with_names(*old_body, old_plan.get(), words), is.path,
                with_names(*new_body, new_plan.get(), words));
  for (const Initiative& sheet : new_plan->initiatives) {
    const Initiative* old_sheet =
        sheet.id.value.empty() ? nullptr : old_plan->find_initiative(sheet.id.value);
    if (old_sheet == nullptr) continue;
    texts.compare(sheet.number.value + " " + sheet.title.value, old_sheet->path, *old_sheet->body, sheet.path,
                  *sheet.body);
  }
  return std::move(texts).finish();
}

}  // namespace gazette
