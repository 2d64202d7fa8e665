// What changed between two versions of a plan, a report or minutes: in sentences, and their texts by word.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/compare_bodies.h"
#include "model/assessment.h"
#include "render/amendment_sentences.h"
#include "render/document_work.h"
#include "render/render_parts.h"

namespace gazette {

// Typed, as that version says it.
std::shared_ptr<const Plan> plan_of(const RenderParts& parts, const PublicDocument& document,
                                    uint32_t version, DocumentWork& work);
std::shared_ptr<const Report> report_of(const RenderParts& parts, const PublicDocument& document,
                                        uint32_t version, DocumentWork& work);

// What readers call the things that the fields of a document name by their id.
NameOfId names_on(const RenderParts& parts, const PublicDocument& document);

// Puts what readers call schools, objectives and rows of tables into the place of their ids. `document`: one
// of the portal's.
void name_plan_ids(const RenderParts& parts, const PublicDocument& document, const Plan& before,
                   const Plan& after, std::vector<Amendment>& amendments);

// Puts what readers call the plan and the rubric of an assessment into the place of their ids.
void name_assessment_ids(const RenderParts& parts, const PublicDocument& document,
                         const std::vector<Rubric>& rubrics, std::vector<Amendment>& amendments);

struct DocumentChanges {
  std::vector<Amendment> amendments;
  std::vector<AmendmentGroup> groups;  // their sentences
  // As long as `amendments`: a wording that is too long for its sentence, with the words that came and went;
  // else nothing.
  std::vector<ViewValue> marks;

  size_t count_sentences() const;
};

// Of pages, what their facts say otherwise.
std::shared_ptr<const DocumentChanges> list_changes(const RenderParts& parts, DocumentNumber number,
                                                    uint32_t before, uint32_t after, DocumentWork& work);
// [{title (may be empty), url or nothing, sentences: [{text, marks: [html]}]}]: of initiatives that there
// still are, the url of their page; at most `most_groups`; marks: long wordings with the words that came and
// went.
ViewList view_changes(const RenderParts& parts, const Url& page, DocumentNumber document,
                      const DocumentChanges& changes, size_t most_groups = SIZE_MAX);

// What a page says otherwise of itself: its title, summary and language, in sentences.
std::vector<std::string> write_header_changes(const RenderParts& parts, const Version& before,
                                              const Version& after);

// One of the texts that a document is made of.
struct ComparedText {
  std::string title;  // of a strategy sheet: the initiative's; else empty
  BodyComparison comparison;
};
// Those that differ. Sheets that came or went with all their words are told in sentences.
std::vector<ComparedText> compare_texts(const RenderParts& parts, const Url& page, DocumentNumber number,
                                        uint32_t before, uint32_t after, DocumentWork& work);

}  // namespace gazette
