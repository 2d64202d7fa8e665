#include "command/preview_changes.h"

#include <fmt/format.h>

#include <memory>
#include <optional>

#include "base/failure.h"
#include "base/html.h"
#include "command/commands.h"
#include "command/print_changes.h"
#include "command/warn_of_changes.h"
#include "model/rule_severities.h"
#include "preview/preview_bar.h"
#include "preview/request_rules.h"

namespace gazette {

namespace {

// Null where nothing could have been published yet.
std::unique_ptr<const PreviewSpace> open_committed(const BuildOptions& options, const SourceLine& line) {
  const bool has_commits = line.history().line.size() > (line.work_tree_changes().empty() ? 0U : 1U);
  if (!has_commits) return nullptr;
  try {
    return std::make_unique<const PreviewSpace>(options, PreviewContent::committed);
  } catch (const UsageFailure&) {
    return nullptr;  // the settings aren't committed yet
  }
}

std::string write_change(const PublicChange& change, const InterfaceWords& words) {
  const std::string title = escape_html(fmt::format("{}: {}", name_of(change.effect), change.title));
  std::string html =
      fmt::format("<h3>{}</h3>\n<p class=\"gazette-path\">{}</p>\n", title, escape_html(change.file.text));
  const bool is_there = !change.from && change.effect != PublicEffect::hidden;
  if (!change.address.empty() && is_there) {
    html += fmt::format(
        "<p><a href=\"{}\">Go to the page</a></p>\n",
        escape_html(encode_path(fmt::format("{}{}", public_view_root, change.address.substr(1)))));
  }
  for (const std::string& fact : describe_change(change, words))
    html += fmt::format("<p>{}</p>\n", escape_html(fact));
  for (const ChangeGroup& group : change.groups) {
    if (!group.title.empty()) html += fmt::format("<p><strong>{}</strong></p>\n", escape_html(group.title));
    html += "<ul>\n";
    for (const std::string& sentence : group.sentences)
      html += fmt::format("<li>{}</li>\n", escape_html(sentence));
    html += "</ul>\n";
  }
  const std::string count = count_changed_words(change);
  if (!count.empty()) html += fmt::format("<p>{}</p>\n", escape_html(count));
  return html;
}

std::string write_changes(const std::vector<PublicChange>& changes, const InterfaceWords& words) {
  std::string html;
  const std::string* district = nullptr;
  for (const PublicChange& change : changes) {
    if (district == nullptr || *district != change.district)
      html += fmt::format("<h2>{}</h2>\n", escape_html(title_of_group(change, district == nullptr)));
    district = &change.district;
    html += write_change(change, words);
  }
  return html;
}

// They are told of the files as they stand now, in a line of their own: that of the view is only read.
std::vector<WaitingDay> take_days(const BuildOptions& options, const SiteStates& states,
                                  const Diagnostics& told, std::vector<PublicChange>& changes) {
  if (!has_waiting(changes)) return {};
  SourceLine line = open_line_of_work_tree(options);
  line.take_work_tree();
  return take_waiting_days({states.before, states.after, line}, line, options, told, changes);
}

std::string write_warnings(const Diagnostics& problems, const PreparedSite& after) {
  if (problems.empty()) return {};
  std::string html = "<h2>Before you publish</h2>\n<ul class=\"gazette-problems\">\n";
  for (const Diagnostic& problem : problems) {
    const auto text = after.source_text(problem.place.file);
    html += write_problem(
        {problem, text && may_quote(problem) ? excerpt(*text, problem.place) : std::string(), {}});
  }
  return html + "</ul>\n";
}

}  // namespace

std::string write_preview_changes(const BuildOptions& options, const PreviewSpace& after) {
  const std::unique_ptr<const PreviewSpace> before = open_committed(options, after.line());
  const SiteStates states{before ? &before->prepared() : nullptr, after.prepared(), after.line()};
  std::vector<PublicChange> changes = list_public_changes(states);
  Diagnostics problems = warn_of_changes(states);
  apply_severities(after.prepared().portal.history.settings.rules, problems);
  const std::vector<WaitingDay> days = take_days(options, states, problems, changes);
  add_problems_of(days, problems);
  std::string html =
      "<p>If the files here were published now, as against the last commit. Drafts aren’t among it. "
      "<code>gazette changes</code> says the same.</p>\n";
  if (changes.empty())
    html += fmt::format("<p>Nothing that the public can read changes{}.</p>\n", days.empty() ? "" : " now");
  const InterfaceWords& words = after.prepared().words;
  html += write_changes(changes, words);
  for (const WaitingDay& day : days) {
    html += fmt::format("<h2>{}</h2>\n", escape_html(title_of_day(day, words)));
    html += write_changes(day.changes, words);
  }
  return html + write_warnings(problems, after.prepared());
}

}  // namespace gazette
