// Skeletons made from the table of fields alone: a framework, redactions, late notes. A further kind of YAML
// file needs a line in new_command.cpp and a function of three lines here.
#include <fmt/format.h>

#include "base/failure.h"
#include "base/text.h"
#include "command/new_file.h"
#include "model/late_notes.h"
#include "model/redactions.h"

namespace gazette {

namespace {

// What such a value looks like.
std::string example_of(const FieldRule& field) {
  switch (field.type) {
    case FieldType::flag:
      return "true";
    case FieldType::date:
      return "2024-09-01";
    case FieldType::month_day:
      return "09-01";
    case FieldType::number:
      return "1";
    case FieldType::choice:
      return std::string(field.choices.front());
    case FieldType::identifier:
      return "a-name";
    case FieldType::texts:
    case FieldType::identifiers:
      return "[…]";
    case FieldType::text:
    case FieldType::record:
    case FieldType::records:
      break;
  }
  return "…";
}

// One entry of a record, as a comment: what begins with "#" waits to be filled in.
void add_example(const RecordRule& rule, std::string indent, bool is_in_list, std::string& text) {
  bool is_first = is_in_list;
  for (const FieldRule& field : rule.fields) {
    text += fmt::format("#{}{}{}:", indent, is_first ? "- " : is_in_list ? "  " : "", field.key);
    if (field.record == nullptr) {
      text += fmt::format(" {}  # {}\n", example_of(field), field.meaning);
    } else {
      text += fmt::format("  # {}\n", field.meaning);
      add_example(*field.record, indent + (is_in_list ? "    " : "  "), field.type == FieldType::records,
                  text);
    }
    is_first = false;
  }
}

// `known`: what is to be said at once. Lists that must be there begin empty.
std::string write_skeleton(const RecordRule& rule,
                           const std::vector<std::pair<std::string_view, std::string>>& known) {
  std::string text;
  for (const FieldRule& field : rule.fields) {
    std::string value;
    for (const auto& [key, said] : known) {
      if (key == field.key) value = yaml_text(said);
    }
    const bool is_list = field.type == FieldType::records;
    if (value.empty() && is_list && field.need == Need::required) value = "[]";
    if (!value.empty()) {
      text += fmt::format("{}: {}  # {}\n", field.key, value, field.meaning);
      if (is_list) add_example(*field.record, "  ", true, text);
    } else if (field.record != nullptr) {
      text += fmt::format("# {}:  # {}\n", field.key, field.meaning);
      add_example(*field.record, "   ", is_list, text);
    } else {
      text += fmt::format("# {}: {}  # {}\n", field.key, example_of(field), field.meaning);
    }
  }
  return text;
}

}  // namespace

Skeleton begin_framework(const PlanDesk&, const NewFileRequest& request) {
  const std::string& id = request.words[0];
  if (slugify(id) != id || !is_ascii(id)) {
    throw UsageFailure(
        fmt::format("\"{}\" can't be the id of a framework: use small letters, digits and hyphens", id),
        fmt::format("for example: gazette new framework {} \"State Improvement Plan\"",
                    make_id(id, "state-plan")));
  }
  const std::string& title = request.words[1];
  return {{fmt::format("content/frameworks/{}.yml", id)},
          write_skeleton(framework_rule(), {{"id", id}, {"title", title}, {"kind_of_plan", title}}),
          "Take the # from the lines that such plans need, and the [] from lists that have entries"};
}

Skeleton begin_redactions(const PlanDesk&, const NewFileRequest&) {
  return {{std::string(redactions_path)},
          write_skeleton(redactions_rule(), {}),
          "Write the entry, without its digest; the check says the right one"};
}

Skeleton begin_notes(const PlanDesk&, const NewFileRequest&) {
  return {{std::string(late_notes_path)},
          write_skeleton(notes_rule(), {}),
          "Write the entry; it is shown with the old version"};
}

}  // namespace gazette
