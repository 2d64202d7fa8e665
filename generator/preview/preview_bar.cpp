#include "preview/preview_bar.h"

#include <fmt/format.h>

#include "base/html.h"
#include "base/print_diagnostics.h"
#include "preview/page_additions.h"

namespace gazette {

namespace {

std::string link(std::string_view url, std::string_view words) {
  return fmt::format("<a href=\"{}\">{}</a>", escape_html(url), escape_html(words));
}

std::string choice(bool is_chosen, std::string_view url, std::string_view words) {
  if (is_chosen)
    return fmt::format("<strong class=\"gazette-now\" aria-current=\"true\">{}</strong>", escape_html(words));
  return link(url, words);
}

void add_item(std::string& list, std::string_view html) {
  list.append("<li>").append(html).append("</li>\n");
}

std::string paragraph(std::string_view label, std::string_view words) {
  if (words.empty()) return {};
  return fmt::format("<p>{}{}</p>\n", label, escape_html(words));
}

std::string_view former_words(const PreviewBar& bar) {
  if (!bar.is_former) return {};
  return "Below stands the page as it was before. It follows the files again once this is mended.";
}

}  // namespace

std::string count_problems(const std::vector<ShownProblem>& problems) {
  Diagnostics diagnostics;
  for (const ShownProblem& problem : problems) diagnostics.push_back(problem.diagnostic);
  const std::string count = count_diagnostics(diagnostics);
  return count.empty() ? std::string("No problems found") : count;
}

std::string write_problem(const ShownProblem& problem) {
  const Diagnostic& diagnostic = problem.diagnostic;
  const Place& place = diagnostic.place;
  const std::string where =
      place.line > 0 ? fmt::format("{}:{}:{}", place.file.text, place.line, place.column) : place.file.text;
  std::string html =
      fmt::format("<li>\n<p><strong>{}</strong> <code>{}</code> [{}]</p>\n<p>{}</p>\n",
                  diagnostic.severity == Severity::error ? "Error" : "Warning", escape_html(where),
                  escape_html(diagnostic.code), escape_html(diagnostic.message));
  if (!problem.excerpt.empty())
    html.append("<pre tabindex=\"0\">").append(escape_html(problem.excerpt)).append("</pre>\n");
  html += paragraph("<strong>How to mend it:</strong> ", diagnostic.hint);
  if (!problem.page_url.empty()) html += fmt::format("<p>{}</p>\n", link(problem.page_url, "Go to the page"));
  html += "</li>\n";
  return html;
}

std::string write_bar(const PreviewBar& bar) {
  std::string html = "<aside id=\"gazette-preview\" aria-label=\"Preview\">\n<ul class=\"gazette-row\">\n";
  add_item(html, bar.is_shared ? "<strong>Preview</strong>, not published; anyone on this network can open it"
                               : "<strong>Preview</strong>, not published; only this computer shows it");
  add_item(html, choice(bar.view == PreviewView::with_drafts, bar.drafts_url.empty() ? "/" : bar.drafts_url,
                        "With drafts"));
  add_item(html, choice(bar.view == PreviewView::as_public,
                        bar.public_url.empty() ? public_view_root : std::string_view(bar.public_url),
                        "As the public would see it"));
  add_item(html, link(changes_path, "What the public would see change"));
  const std::string count = fmt::format("{} problem{}", bar.problem_count, bar.problem_count == 1 ? "" : "s");
  add_item(html, bar.problem_count == 0 ? "No problems found" : link(problems_path, count));
  html += "</ul>\n";
  html += paragraph("", bar.note);
  if (!bar.trouble.message.empty()) {
    html += paragraph("<strong>The files can’t be shown as they are now:</strong> ", bar.trouble.message);
    html += paragraph("<strong>How to mend it:</strong> ", bar.trouble.hint);
  }
  html += paragraph("", former_words(bar));
  if (!bar.problems.empty()) {
    html +=
        fmt::format("<details open>\n<summary>On this page: {}</summary>\n<ul class=\"gazette-problems\">\n",
                    count_problems(bar.problems));
    for (const ShownProblem& problem : bar.problems) html += write_problem(problem);
    html += "</ul>\n</details>\n";
  }
  html += "</aside>\n";
  return html;
}

std::string write_own_page(std::string_view title, std::string_view bar, std::string_view body,
                           bool keeps_asking) {
  const std::string words = escape_html(title);
  const std::string_view again =
      keeps_asking ? "<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>\n" : "";
  const std::string page = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{} – Preview</title>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" "
      "content=\"light dark\">\n{}</head>\n<body class=\"gazette-page\">\n<main>\n<h1>{}</h1>\n{}</main>\n"
      "</body>\n</html>\n",
      words, again, words, body);
  return add_to_page(page, bar);
}

std::string write_problems_page(const PreviewBar& bar, const std::vector<ShownProblem>& problems) {
  std::string body = fmt::format("<p>{}.</p>\n", count_problems(problems));
  if (!problems.empty()) body += "<ul class=\"gazette-problems\">\n";
  for (const ShownProblem& problem : problems) body += write_problem(problem);
  if (!problems.empty()) body += "</ul>\n";
  return write_own_page("Problems in the files", write_bar(bar), body);
}

std::string write_waiting_page(const PreviewBar& bar) {
  return write_own_page(
      bar.trouble.message.empty() ? "The preview is being made" : "There is nothing to show", write_bar(bar),
      bar.trouble.message.empty()
          ? "<p>The files and their history are being read. This page shows the site as soon "
            "as it is ready.</p>\n"
          : "<p>The site is shown here as soon as this is mended.</p>\n",
      true);
}

}  // namespace gazette
