#include "model/document_header.h"

#include <fmt/format.h>

#include <set>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "model/keys.h"
#include "model/schema.h"

namespace gazette {

namespace {

bool decides_visibility(std::string_view key) {
  return key == "status" || key == "draft" || key == "audience" || key == "publish_on";
}

// "Status " -> "status", whatever kind of space that is.
std::string simplest_form(std::string_view key) {
  return std::string(trim(fold(key)));
}

// One of those to everybody who looks at it, but for its capitals and spaces.
bool is_disguised(std::string_view key) {
  return !decides_visibility(key) && decides_visibility(simplest_form(key));
}

// A key that isn't one of those, but was probably meant to be.
bool is_near_visibility(std::string_view key) {
  static const std::vector<std::string> names = {"status", "draft", "audience", "publish_on"};
  return !decides_visibility(key) && nearest(key, names).has_value();
}

// The same; nearly all keys that there are stand in the tables, and are compared once.
bool resembles_visibility(std::string_view key) {
  static const std::set<std::string_view> harmless = [] {
    std::set<std::string_view> keys;
    for (const FileKindRule& kind : all_rules()) {
      for (const FieldRule& field : kind.rule->fields) {
        if (!is_near_visibility(field.key)) keys.insert(field.key);
      }
    }
    return keys;
  }();
  return !harmless.contains(key) && is_near_visibility(key);
}

void read_visibility(const KeyReader& reader, const SiteSettings& settings, PlanFileKind kind,
                     DocumentHeader& header) {
  Status status = settings.default_status;
  bool doubtful = false;  // something was said that can't be understood
  if (const SourceValue* value = reader.find("status")) {
    const auto word = reader.read_text("status");
    const auto known = word ? parse_status(*word) : std::nullopt;
    if (word && !known) {
      const auto suggestion = nearest(*word, {"draft", "review", "published", "withdrawn"});
      reader.add_problem(value->mark, "unknown-status",
                         fmt::format("unknown status \"{}\"; the document counts as a draft", *word),
                         suggestion ? fmt::format("did you mean \"{}\"?", *suggestion)
                                    : "use draft, review, published or withdrawn");
    }
    doubtful = !known;
    status = known.value_or(Status::draft);
  }
  bool internal = kind == PlanFileKind::minutes || kind == PlanFileKind::assessment;
  if (reader.find("draft") != nullptr) {
    const auto draft = reader.read_flag("draft");
    if (!draft) doubtful = true;
    if (draft.value_or(true)) status = Status::draft;
  }
  if (const SourceValue* value = reader.find("audience")) {
    const auto audience = reader.read_text("audience");
    internal = audience != "public";
    if (audience && audience != "public" && audience != "internal") {
      reader.add_problem(value->mark, "unknown-audience", fmt::format("unknown audience \"{}\"", *audience),
                         "use public or internal");
    }
    doubtful = doubtful || (internal && audience != "internal");
  }
  if (reader.find("publish_on") != nullptr) {
    header.publish_on = reader.read_date("publish_on");
    doubtful = doubtful || !header.publish_on;
  }
  const bool unreadable_day = reader.find("publish_on") != nullptr && !header.publish_on;
  if (internal || unreadable_day || status == Status::draft || status == Status::review) {
    header.visibility = Visibility::hidden;
    header.is_private = !doubtful;
  } else {
    header.visibility = status == Status::withdrawn ? Visibility::withdrawn : Visibility::open;
  }
}

}  // namespace

DocumentHeader read_document_header(const BlobFacts& facts, const SiteSettings& settings, PlanFileKind kind) {
  DocumentHeader header;
  const SourceValue& map = facts.front_matter.value;
  const KeyReader reader(map, header.problems);
  read_visibility(reader, settings, kind, header);
  // What can't be read may have said that nobody is to see it. Plain mode shows every page that didn't try
  // to.
  std::set<std::string> said;
  for (const std::string& key : facts.doubtful_keys) {
    const bool is_read = reader.find(key) != nullptr && said.insert(key).second;
    const bool decides = decides_visibility(simplest_form(key)) || key == "<<";
    if (!decides || is_read) continue;
    if (header.visibility == Visibility::open) {
      reader.add_problem(
          {1, 1, 1}, "doubtful-status",
          fmt::format("what stands here about \"{}\" can't be trusted; the document counts as a draft", key),
          "say it once, in a block between two lines of \"---\" at the top of the file");
    }
    header.visibility = Visibility::hidden;
    header.is_private = false;
  }
  if (facts.is_beyond_limits) header.visibility = Visibility::hidden;
  if (!facts.front_matter.readable && !settings.plain && header.visibility == Visibility::open) {
    header.visibility = Visibility::hidden;
  }
  for (const SourceValue::Entry& entry : map.entries) {
    if (settings.plain ? is_disguised(entry.key) : resembles_visibility(entry.key)) {
      header.is_private = false;
      header.visibility = Visibility::hidden;
    }
    if (settings.plain && is_disguised(entry.key)) {
      reader.add_problem(entry.key_mark, "unknown-key",
                         fmt::format("unknown key \"{}\"; the document counts as a draft", entry.key),
                         fmt::format("write it \"{}\"", simplest_form(entry.key)));
    }
  }
  if (settings.plain) {
    // Anybody's front matter: only what decides who sees the page must be right; a title of another shape is
    // no title.
    const SourceValue* title = reader.find("title");
    if (title != nullptr && title->kind == SourceValue::Kind::text)
      header.title = collapse_space(title->text);
  } else {
    if (kind == PlanFileKind::none) append(header.problems, check_known_keys(map, known_keys(page_rule())));
    header.title = reader.read_text("title").value_or("");
    header.summary = reader.read_text("summary").value_or("");
    header.language = reader.read_text("lang").value_or("");
    header.note = reader.read_text("revision_note").value_or("");
    reader.read_text("id");
    reader.read_date("dated");
    reader.read_date("approved_on");
  }
  if (header.title.empty() && !facts.first_heading.empty()) {
    header.title = facts.first_heading;
  }
  // A heading that opens the text and says the same isn't repeated below the title.
  header.title_is_heading = facts.first_heading_node == 1 && !header.title.empty() &&
                            fold(header.title) == fold(facts.first_heading);
  return header;
}

}  // namespace gazette
