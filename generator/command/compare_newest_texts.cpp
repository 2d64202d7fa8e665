#include <algorithm>

#include "command/public_changes.h"
#include "model/compare_minutes.h"
#include "model/compare_plans.h"
#include "model/compare_reports.h"
#include "model/compare_sections.h"
#include "model/read_record.h"
#include "model/record_file.h"
#include "render/document_changes.h"
#include "render/framework_words.h"

namespace gazette {

namespace {

RenderParts parts_of(const PreparedSite& site) {
  return {site.portal, site.site, site.words, *site.links};
}

const Framework* framework_of(const PreparedSite& site, const PublicDocument& document) {
  const auto number = static_cast<DocumentNumber>(&document - site.portal.history.documents.data());
  return framework_of_document(site.portal, number);
}

bool has_same_text(const Version& a, const Version& b) {
  return a.blob == b.blob &&
         std::equal(a.sheets.begin(), a.sheets.end(), b.sheets.begin(), b.sheets.end(),
                    [](const VersionSheet& x, const VersionSheet& y) { return x.blob == y.blob; });
}

// Addresses as the author wrote them: a link whose address changed is told of by both.
ResolvedLink as_written(std::string_view destination, bool) {
  return {true, std::string(destination)};
}

// What differs between the newest texts of a document.
class DocumentComparison {
 public:
  DocumentComparison(const SiteStates& states, const DocumentPair& pair)
      : before_(states.before->portal.history),
        after_(states.after.portal.history),
        after_site_(states.after),
        words_(states.after.words, states.after.portal.shelf.frameworks),
        parts_(parts_of(states.after)),
        document_(*pair.after),
        old_(*pair.before->latest_text()),
        new_(*pair.after->latest_text()) {}

  // False: readers see no difference.
  bool compare_into(PublicChange& change) {
    if (has_same_text(old_, new_)) return false;
    list_amendments();
    if (document_.kind == DocumentKind::page) {
      ChangeGroup header{{}, write_header_changes(parts_, old_, new_)};
      if (!header.sentences.empty()) change.groups.push_back(std::move(header));
    }
    for (const AmendmentGroup& group : group_amendments(
             amendments_, words_.of(framework_of(after_site_, document_)), names_on(parts_, document_))) {
      ChangeGroup& said = change.groups.emplace_back(ChangeGroup{group.title, {}});
      for (const AmendmentSentence& sentence : group.sentences) said.sentences.push_back(sentence.text);
    }
    compare_texts_into(change);
    return !change.groups.empty() || change.words_added + change.words_removed + change.forms_changed > 0;
  }

 private:
  void list_amendments() {
    switch (document_.kind) {
      case DocumentKind::plan: {
        const Plan was = read_plan_version(before_, old_);
        const Plan is = read_plan_version(after_, new_);
        amendments_ = compare_plans(was, is);
        name_plan_ids(parts_, document_, was, is, amendments_);
        return;
      }
      case DocumentKind::report:
        compare_reports_of(read_report_version(after_, new_));
        return;
      case DocumentKind::minutes:
        amendments_ =
            compare_minutes(read_minutes_version(before_, old_), read_minutes_version(after_, new_));
        return;
      case DocumentKind::assessment: {
        const Assessment newer = read_assessment_version(after_, new_);
        const std::vector<Rubric> rubrics = list_rubrics(after_);
        amendments_ = compare_assessments(read_assessment_version(before_, old_), newer,
                                          find_rubric(rubrics, newer.rubric.value));
        name_assessment_ids(parts_, document_, rubrics, amendments_);
        return;
      }
      case DocumentKind::page:
        break;
    }
    compare_facts(facts_of(before_, old_), facts_of(after_, new_), amendments_);
    const auto name_section = [](const BodyPart& part) {
      Amendment about;
      about.subject = AmendmentSubject::section;
      about.thing.title = part.heading;
      return about;
    };
    compare_body_parts(list_body_parts(*body_of(old_.blob)), list_body_parts(*body_of(new_.blob)),
                       name_section, amendments_);
  }

  void compare_reports_of(const Report& report) {
    const PlanShelf& shelf = parts_.portal.shelf;
    const auto plan = shelf.find_plan_called(report.plan.value);
    amendments_ = compare_reports(read_report_version(before_, old_), report,
                                  plan ? &shelf.plans[*plan].plan : nullptr);
  }

  std::shared_ptr<const Body> body_of(const Oid& blob) const { return after_.blobs->body(blob); }

  void compare_texts_into(PublicChange& change) const {
    compare_text(old_.blob, new_.blob, change);
    for (const VersionSheet& sheet : new_.sheets) {
      const std::string id = id_of(sheet);
      const auto same = std::find_if(old_.sheets.begin(), old_.sheets.end(), [&](const VersionSheet& other) {
        return !id.empty() && id_of(other) == id;
      });
      if (same != old_.sheets.end()) compare_text(same->blob, sheet.blob, change);
    }
  }

  std::string id_of(const VersionSheet& sheet) const {
    return read_text(after_.blobs->facts(sheet.blob).front_matter.value, "id").value;
  }

  void compare_text(const Oid& old_blob, const Oid& new_blob, PublicChange& change) const {
    if (old_blob == new_blob) return;
    const BodyComparison comparison = compare_bodies(*body_of(old_blob), *body_of(new_blob), as_written,
                                                     as_written, parts_.words.compare_style());
    change.words_added += comparison.words_added;
    change.words_removed += comparison.words_removed;
    change.forms_changed += comparison.forms_changed;
    ChangeGroup links;
    for (const ChangedLink& link : comparison.changed_links)
      links.sentences.push_back(parts_.words.fill("compare.link", {link.label, link.before, link.after}));
    if (!links.sentences.empty()) change.groups.push_back(std::move(links));
  }

  const PublicHistory& before_;
  const PublicHistory& after_;
  const PreparedSite& after_site_;
  const FrameworkWords words_;
  const RenderParts parts_;
  const PublicDocument& document_;
  const Version& old_;
  const Version& new_;
  std::vector<Amendment> amendments_;
};

}  // namespace

bool compare_newest_texts(const SiteStates& states, const DocumentPair& pair, PublicChange& change) {
  return DocumentComparison(states, pair).compare_into(change);
}

}  // namespace gazette
