#include "site/own_redirects.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/text.h"
#include "model/read_record.h"
#include "model/redirects_rule.h"
#include "model/rule_problems.h"
#include "site/page_languages.h"

namespace gazette {

namespace {

Diagnostic problem_of(const Mark& mark, std::string code, std::string message, std::string hint) {
  return make_diagnostic(Severity::error, std::move(code),
                         {{redirects_path}, mark.line, mark.column, mark.length}, std::move(message),
                         std::move(hint));
}

bool is_plain_part(std::string_view part) {
  return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return is_word || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  });
}

// "/old" -> "/old/"; "/old/plan.html" stays. Nothing: no address that a page could have had.
std::optional<Url> parse_address(std::string_view text) {
  if (!text.starts_with('/')) return std::nullopt;
  std::string_view folder = text.substr(1);
  const size_t slash = text.rfind('/');
  const std::string_view last = text.substr(slash + 1);
  const bool is_file = last.ends_with(".html") || last.ends_with(".htm");
  if (is_file) {
    if (!is_plain_part(last.substr(0, last.rfind('.')))) return std::nullopt;
    folder = text.substr(1, slash == 0 ? 0 : slash - 1);
  }
  if (folder.ends_with('/')) folder.remove_suffix(1);
  for (const std::string_view part : split(folder, '/')) {
    if (!folder.empty() && !is_plain_part(part)) return std::nullopt;
  }
  if (is_file || text.ends_with('/')) return Url{std::string(text)};
  return Url{std::string(text) + "/"};
}

// A page that readers are led to; what leads on itself is none.
bool is_target(const Page& page) {
  return page.kind != PageKind::redirect && page.kind != PageKind::not_found;
}

}  // namespace

std::pair<std::vector<OwnRedirect>, Diagnostics> read_redirects(const FrontMatter& file) {
  std::vector<OwnRedirect> redirects;
  Diagnostics problems = file.problems;
  if (file.readable) append(problems, check_record(file.value, redirects_rule()));
  for (Diagnostic& problem : problems) problem.place.file = {redirects_path};
  for (const SourceValue* map : read_records(file.value, "redirects"))
    redirects.push_back({read_text(*map, "from"), read_text(*map, "to")});
  return {std::move(redirects), std::move(problems)};
}

Diagnostics add_redirects(const std::vector<OwnRedirect>& redirects,
                          const std::vector<std::string>& further_languages, Site& site) {
  Diagnostics problems;
  if (redirects.empty()) return problems;
  std::set<std::string> taken;
  std::vector<std::string> targets;
  for (const Page& page : site.pages) {
    taken.insert(page.url.text);
    if (is_target(page)) targets.push_back(page.url.text);
  }
  for (const std::string& language : further_languages) {
    for (const Page& page : list_pages_in_each_language(site)) {
      const std::string& address =
          *taken.insert(fmt::format("{}{}", address_prefix(language), page.url.text)).first;
      if (is_target(page)) targets.push_back(address);
    }
  }
  for (const OwnRedirect& redirect : redirects) {
    if (!redirect.from || !redirect.to) continue;
    const auto from = parse_address(redirect.from.value);
    const auto to = parse_address(redirect.to.value);
    if (!from) {
      problems.push_back(
          problem_of(redirect.from.mark, "redirect-address",
                     fmt::format("\"{}\" can't be led on from", redirect.from.value),
                     "write it from the front page, such as /old/plans/ or /plans/old.html, without \"?\""));
      continue;
    }
    if (!to || std::find(targets.begin(), targets.end(), to->text) == targets.end()) {
      problems.push_back(problem_of(redirect.to.mark, "redirect-nowhere",
                                    fmt::format("the site has no page {}", redirect.to.value),
                                    suggest(redirect.to.value, targets, "write the address of a page")));
      continue;
    }
    if (!taken.insert(from->text).second) {
      problems.push_back(problem_of(redirect.from.mark, "redirect-taken",
                                    fmt::format("{} has a page, or leads on, already", from->text),
                                    "remove the entry, or the other one"));
      continue;
    }
    site.pages.push_back({PageKind::redirect, *from, 0, 0, *to});
  }
  return problems;
}

}  // namespace gazette
