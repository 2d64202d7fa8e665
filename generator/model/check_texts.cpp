#include "model/check_texts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/text.h"
#include "model/personal_patterns.h"
#include "model/readability.h"

namespace gazette {

namespace {

constexpr size_t shortest_text = 100;  // words; the measure says little of fewer

// Syllables are counted in English alone.
bool is_english(const std::string& language, const SiteSettings& settings) {
  const std::string& tag = language.empty() ? settings.language : language;
  return tag == "en" || tag.starts_with("en-");
}

// Their numbered paragraphs are long by nature.
bool is_regulation(const SourcePath& path) {
  return path.text.find("/regulations/") != std::string::npos;
}

void judge(const Readability& measured, const SourcePath& path, const SiteSettings& settings,
           std::string_view what, Diagnostics& problems) {
  if (measured.words < shortest_text || std::round(measured.grade() * 10) <= settings.reading_grade * 10.0)
    return;  // as exact as it is told
  std::vector<std::string> lines;
  for (const int line : measured.hardest_lines(3)) lines.push_back(std::to_string(line));
  const int first = lines.empty() ? 1 : std::stoi(lines.front());
  problems.push_back(
      make_diagnostic(Severity::warning, "readability", {path, first, 0, 1},
                      fmt::format("{} is read with ease from grade {:.1f} on; the site asks for {}", what,
                                  measured.grade(), settings.reading_grade),
                      fmt::format("the hardest sentences begin on {} {}: split them, and use shorter words",
                                  lines.size() == 1 ? "line" : "lines", join(lines, ", "))));
}

void check_pages(const PublicHistory& history, Diagnostics& problems) {
  for (const PublicDocument& document : history.documents) {
    if (document.kind != DocumentKind::page || document.is_removed) continue;
    const Version* version = document.latest_text();
    if (version == nullptr) continue;
    const auto& blobs = history.blobs;
    const PlanFileText file{document.path, {blobs, &blobs->facts(version->blob)}, blobs->body(version->blob)};
    append(problems, check_personal_patterns(file));
    if (is_regulation(document.path) || !is_english(version->header->language, history.settings)) continue;
    const auto count = static_cast<uint32_t>(file.body->nodes.size());
    judge(measure_readability(*file.body, 1, count), document.path, history.settings, "the page", problems);
  }
}

void check_summary(const Plan& plan, const Framework& framework, const SiteSettings& settings,
                   Diagnostics& problems) {
  Readability all;
  for (const BodySection& section : plan.sections) {
    const bool is_of_framework = std::any_of(
        framework.sections.begin(), framework.sections.end(),
        [&](const FrameworkSection& known) { return fold(known.title) == fold(section.heading); });
    if (section.level != 2 || !is_of_framework) continue;
    const Readability part = measure_readability(*plan.body, section.begin, section.end);
    all.sentences.insert(all.sentences.end(), part.sentences.begin(), part.sentences.end());
    all.words += part.words;
    all.syllables += part.syllables;
  }
  judge(all, plan.path, settings, "the summary of the plan", problems);
}

// Of all narratives together.
void check_narrative(const Report& report, const SiteSettings& settings, Diagnostics& problems) {
  if (!is_english(report.language, settings)) return;
  const auto count = static_cast<uint32_t>(report.body->nodes.size());
  judge(measure_readability(*report.body, std::min(1U, count), count), report.path, settings,
        "the text of the report", problems);
}

}  // namespace

Diagnostics check_texts(const PlanBook& book, const PublicHistory& history) {
  Diagnostics problems;
  check_pages(history, problems);
  for (const Plan& plan : book.plans) {
    const Framework* framework = book.find_framework(plan.framework.value);
    const bool is_judged = framework != nullptr && plan.visibility != Visibility::withdrawn &&
                           is_english(plan.language, history.settings);
    if (is_judged) check_summary(plan, *framework, history.settings, problems);
  }
  for (const Report& report : book.reports) {
    if (report.visibility != Visibility::withdrawn) check_narrative(report, history.settings, problems);
  }
  return problems;
}

}  // namespace gazette
