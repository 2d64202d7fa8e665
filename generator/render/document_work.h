// What the pages of one document share while they are rendered one after another: texts parsed or compared
// once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "document/hash_blocks.h"
#include "document/render_body.h"
#include "model/plan_shelf.h"

namespace gazette {

struct DocumentChanges;
class LinkKeys;

struct DocumentWork {
  // Not null: views are made to be told apart and not to be drawn. Texts and their comparisons stand in them
  // as digests of what they are made from.
  const LinkKeys* keys = nullptr;
  struct Text {
    std::shared_ptr<const Body> body;
    std::shared_ptr<const HashedBody> hashed;  // of a document with several versions
    std::shared_ptr<const std::vector<BodyHeading>> headings;
    BodyStyle style;
  };
  struct WordCounts {
    size_t added = 0;
    size_t removed = 0;
    size_t forms = 0;  // places where the words stayed, in another form
  };
  std::map<uint32_t, Text> texts;          // by version; the last two at most
  std::map<uint32_t, WordCounts> changes;  // by version
  // By version. Of a plan, of a report; what a report measures is on the shelf.
  std::map<uint32_t, std::shared_ptr<const Plan>> plans;
  std::map<uint32_t, std::shared_ptr<const Report>> reports;
  // The same of several documents, without their texts: what the days of a district share.
  std::map<std::pair<DocumentNumber, uint32_t>, std::shared_ptr<const Plan>> plans_then;
  std::map<std::pair<DocumentNumber, uint32_t>, std::shared_ptr<const Report>> reports_then;
  // By the two versions compared.
  std::map<std::pair<uint32_t, uint32_t>, std::shared_ptr<const DocumentChanges>> amendments;
};

}  // namespace gazette
