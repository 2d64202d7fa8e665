#include "render/interface_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/capitalize.h"
#include "base/language_marks.h"
#include "base/text.h"
#include "render/amendment_words.h"
#include "render/feed_words.h"
#include "render/plan_words.h"
#include "render/record_words.h"
#include "render/table_rules.h"

namespace gazette {

namespace {

// What this program says by itself, besides what templates ask for.
constexpr std::array<std::string_view, 46> needed = {
    "date.one_of_day",
    "date.pattern",
    "body.footnotes",
    "body.back_to_text",
    "body.task_open",
    "body.task_done",
    "body.image",
    "body.table",
    "compare.looked_over",
    "compare.added",
    "compare.removed",
    "compare.gap",
    "compare.title",
    "compare.title_form",
    "compare.summary_form",
    "compare.summary",
    "compare.link",
    "compare.summary_added",
    "compare.summary_removed",
    "compare.language",
    "compare.restored",
    "compare.withheld",
    "compare.nowhere",
    "index.title",
    "search.title",
    "updates.title",
    "removed.title",
    "plan.full_title",
    "districts.title",
    "calendar.title",
    "roles.title",
    "roles.occasion.ongoing",
    "roles.occasion.discussion",
    "roles.occasion.report",
    "roles.occasion.summative",
    "roles.occasion.day",
    "roles.by_day",
    "history.title",
    "layout.home",
    "not_found.title",
    "redirect.title",
    "plan.objective",
    "plan.of_year",
    "period.month",
    "period.months_of_year",
    "period.years",
};

ViewValue to_view(const SourceValue& value) {
  switch (value.kind) {
    case SourceValue::Kind::nothing:
      return {};
    case SourceValue::Kind::text:
      return value.text;
    case SourceValue::Kind::list: {
      ViewList list;
      for (const SourceValue& item : value.items) list.push_back(to_view(item));
      return list;
    }
    case SourceValue::Kind::map: {
      ViewRecord record;
      for (const SourceValue::Entry& entry : value.entries) record.set(entry.key, to_view(entry.value));
      return record;
    }
  }
  return {};
}

const SourceValue* find_dotted(const SourceValue& source, std::string_view name) {
  const SourceValue* value = &source;
  for (const std::string_view part : split(name, '.')) {
    const SourceValue::Entry* entry = value->find(part);
    if (entry == nullptr) return nullptr;
    value = &entry->value;
  }
  return value;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

void replace_in(SourceValue& value, const std::vector<OwnWord>& words) {
  for (const OwnWord& word : words) value.text = replace_all(std::move(value.text), word.name, word.text);
  for (SourceValue& item : value.items) replace_in(item, words);
  for (SourceValue::Entry& entry : value.entries) replace_in(entry.value, words);
}

void mark_all(SourceValue& value, const std::string& language) {
  if (!value.text.empty()) value.text = mark_pattern(value.text, language);
  for (SourceValue& item : value.items) mark_all(item, language);
  for (SourceValue::Entry& entry : value.entries) mark_all(entry.value, language);
}

// A name that leads through a text changes nothing.
void put_dotted(SourceValue& source, std::string_view name, const std::string& text) {
  SourceValue* value = &source;
  for (const std::string_view part : split(name, '.')) {
    if (value->kind == SourceValue::Kind::nothing) value->kind = SourceValue::Kind::map;
    if (value->kind != SourceValue::Kind::map) return;
    const auto known = std::find_if(value->entries.begin(), value->entries.end(),
                                    [&](const SourceValue::Entry& entry) { return entry.key == part; });
    if (known == value->entries.end()) {
      value->entries.emplace_back();
      value->entries.back().key = part;
      value = &value->entries.back().value;
    } else {
      value = &known->value;
    }
  }
  const bool is_free = value->kind == SourceValue::Kind::nothing || value->kind == SourceValue::Kind::text;
  if (!is_free) return;
  value->kind = SourceValue::Kind::text;
  value->text = text;
}

}  // namespace

std::pair<InterfaceWords, Diagnostics> InterfaceWords::read(const FrontMatter& file) {
  InterfaceWords words;
  Diagnostics problems = file.problems;
  words.written_ = file.value;
  words.fill_levels();
  std::vector<std::string> names(needed.begin(), needed.end());
  names.insert(names.end(), plan_words.begin(), plan_words.end());
  for (std::string& name : list_amendment_words()) names.push_back(std::move(name));
  for (std::string& name : list_record_words()) names.push_back(std::move(name));
  for (std::string& name : list_table_words()) names.push_back(std::move(name));
  names.insert(names.end(), feed_words.begin(), feed_words.end());
  for (const std::string& name : names) {
    const SourceValue* value = find_dotted(file.value, name);
    if (value == nullptr || value->kind != SourceValue::Kind::text) {
      problems.push_back(make_diagnostic(Severity::error, "missing-word", {{}, 0, 0, 1},
                                         fmt::format("the text \"{}\" is missing", name), "add it"));
    }
  }
  words.take_own();
  const SourceValue* months = find_dotted(file.value, "date.months");
  if (months == nullptr || months->items.size() != 12) {
    problems.push_back(make_diagnostic(Severity::error, "missing-word", {{}, 0, 0, 1},
                                       "\"date.months\" must be the names of the twelve months", "add them"));
  }
  return {std::move(words), std::move(problems)};
}

static void find_missing(const SourceValue& value, const SourceValue* other, const std::string& name,
                         Diagnostics& problems) {
  // What a language calls others is its own affair.
  if (name == "language.names") return;
  if (other == nullptr || other->kind != value.kind) {
    problems.push_back(make_diagnostic(Severity::error, "missing-word", {{}, 0, 0, 1},
                                       fmt::format("the text \"{}\" is missing", name), "add it"));
    return;
  }
  for (const SourceValue::Entry& entry : value.entries) {
    const SourceValue::Entry* same = other->find(entry.key);
    find_missing(entry.value, same == nullptr ? nullptr : &same->value,
                 name.empty() ? entry.key : fmt::format("{}.{}", name, entry.key), problems);
  }
}

Diagnostics InterfaceWords::list_missing(const InterfaceWords& other) const {
  Diagnostics problems;
  find_missing(written_, &other.written_, "", problems);
  return problems;
}

// What is asked for at every turn, taken out once.
void InterfaceWords::take_own() {
  months_.clear();
  if (const SourceValue* months = find_dotted(source_, "date.months")) {
    for (const SourceValue& month : months->items) months_.push_back(month.text);
  }
  months_.resize(12);
  BodyStyle& body = compare_style_.body;
  body.footnotes_title = text("body.footnotes");
  body.back_to_text = text("body.back_to_text");
  body.task_open = text("body.task_open");
  body.task_done = text("body.task_done");
  body.image_missing = text("body.image");
  body.scrollable_table = text("body.table");
  compare_style_.added = text("compare.added");
  compare_style_.removed = text("compare.removed");
  compare_style_.unchanged_gap = text("compare.gap");
}

InterfaceWords InterfaceWords::marked(const std::string& language) const {
  InterfaceWords words = *this;
  words.mark_ = language;
  words.fill_levels();
  words.take_own();
  return words;
}

std::string InterfaceWords::in_language(std::string_view text, std::string_view language) const {
  return mark_.empty() ? std::string(text) : mark_language(text, language);
}

void InterfaceWords::fill_levels() {
  source_ = written_;
  std::vector<OwnWord> levels;
  for (const char* level : {"objective", "initiative", "objectives", "initiatives", "objective_title"}) {
    const std::string word = text(fmt::format("level.{}", level));
    if (word.empty()) continue;
    levels.push_back({fmt::format("{{{}}}", level), word});
    levels.push_back({fmt::format("{{{}}}", capitalize(level)), capitalize(word)});
  }
  replace_in(source_, levels);
  if (!mark_.empty()) mark_all(source_, mark_);
  all_ = to_view(source_);
}

InterfaceWords InterfaceWords::with_own(const std::vector<OwnWord>& own) const {
  InterfaceWords words = *this;
  for (const OwnWord& word : own) put_dotted(words.written_, word.name, word.text);
  words.fill_levels();
  return words;
}

std::string InterfaceWords::text(std::string_view name) const {
  const SourceValue* value = find_dotted(source_, name);
  return value == nullptr ? std::string() : value->text;
}

std::string InterfaceWords::fill(std::string_view name, const std::vector<std::string>& arguments) const {
  const std::string pattern = text(name);
  std::string filled;
  size_t next = 0;  // of the arguments, for "{}"
  for (size_t i = 0; i < pattern.size(); ++i) {
    size_t argument = arguments.size();
    size_t length = 0;
    if (pattern.compare(i, 2, "{}") == 0) {
      argument = next++;
      length = 2;
    } else if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
               pattern[i + 1] >= '0' && pattern[i + 1] <= '9') {
      argument = static_cast<size_t>(pattern[i + 1] - '0');
      length = 3;
    }
    if (argument < arguments.size()) {
      filled += arguments[argument];
      i += length - 1;
    } else {
      filled += pattern[i];
    }
  }
  return filled;
}

std::string InterfaceWords::month(std::chrono::month month) const {
  return months_[static_cast<unsigned>(month) - 1];
}

std::string InterfaceWords::date_text(Date date) const {
  std::string written = text("date.pattern");
  written = replace_all(std::move(written), "{day}", std::to_string(static_cast<unsigned>(date.day())));
  written = replace_all(std::move(written), "{month}", months_[static_cast<unsigned>(date.month()) - 1]);
  written = replace_all(std::move(written), "{year}", std::to_string(static_cast<int>(date.year())));
  return written;
}

ViewValue InterfaceWords::date(Date date) const {
  ViewRecord record;
  record.set("iso", iso_date(date)).set("text", date_text(date));
  return record;
}

}  // namespace gazette
