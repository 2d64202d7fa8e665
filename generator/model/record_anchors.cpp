#include "model/record_anchors.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "model/read_record.h"

namespace gazette {

namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_section(const FieldRule& field) {
  return field.type == FieldType::records || field.type == FieldType::texts || field.key == "cycle";
}

class AnchorList {
 public:
  explicit AnchorList(std::vector<std::string> taken) : taken_(std::move(taken)) {}

  void add(RecordAnchor anchor) {
    const std::string wanted = anchor.id.empty() ? anchor.key : anchor.id;
    anchor.id = wanted;
    for (int i = 2; std::find(taken_.begin(), taken_.end(), anchor.id) != taken_.end(); ++i)
      anchor.id = fmt::format("{}-{}", wanted, i);
    taken_.push_back(anchor.id);
    anchors_.push_back(std::move(anchor));
  }

  std::vector<RecordAnchor> finish() && { return std::move(anchors_); }

 private:
  std::vector<std::string> taken_;
  std::vector<RecordAnchor> anchors_;
};

void add_entries(const std::string& key, const std::vector<const SourceValue*>& records, AnchorList& list) {
  for (size_t i = 0; i < records.size(); ++i) {
    const std::string title = read_text(*records[i], "title").value;
    if (key == "criteria") {
      const std::string id = slugify(read_text(*records[i], "id").value);
      list.add({key, i, id.empty() ? "criterion" : id, title, 1});
    } else if (key == "paragraphs") {
      const std::string number = read_text(*records[i], "number").value;
      const auto depth = static_cast<int>(split_paragraph_number(number).size());
      const std::string id = anchor_of_paragraph(number);
      list.add({key, i, id.empty() ? "paragraph" : id, title.empty() ? number : number + " " + title,
                std::max(1, depth - 1)});
    }
  }
}

}  // namespace

std::vector<RecordAnchor> list_record_anchors(const SiteSettings& settings, const SourcePath& path,
                                              const BlobFacts& facts) {
  const RecordFileRule* kind = find_record_file(settings, path);
  if (kind == nullptr) return {};
  AnchorList list(facts.outline.heading_ids());
  const SourceValue& map = facts.front_matter.value;
  for (const FieldRule& field : kind->rule->fields) {
    const std::vector<const SourceValue*> records = read_records(map, field.key);
    if (!is_section(field) || (records.empty() && read_texts(map, field.key).empty())) continue;
    std::string id(field.key);
    std::replace(id.begin(), id.end(), '_', '-');
    list.add({std::string(field.key), std::nullopt, std::move(id), {}, 0});
    add_entries(std::string(field.key), records, list);
  }
  return std::move(list).finish();
}

std::string anchor_of_paragraph(std::string_view number) {
  return join(split_paragraph_number(number), "-");
}

std::vector<std::string> split_paragraph_number(std::string_view number) {
  std::vector<std::string> parts = {""};
  bool is_inside = false;  // of parentheses
  for (const char c : number) {
    if (c == '(' || c == ')') {
      is_inside = c == '(';
      if (!parts.back().empty()) parts.emplace_back();
    } else if (is_letter_or_digit(c) || (c == '.' && parts.size() == 1)) {
      parts.back() += c;
    } else if (c == '.' && !is_inside && !parts.back().empty()) {
      parts.emplace_back();
    }
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

}  // namespace gazette
