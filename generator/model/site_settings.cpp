#include "model/site_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/text.h"
#include "model/keys.h"
#include "model/publish_settings.h"
#include "model/rule_severities.h"
#include "model/schema.h"

namespace gazette {

namespace {

std::string without_slashes(std::string_view folder) {
  while (folder.starts_with('/')) folder.remove_prefix(1);
  while (folder.ends_with('/')) folder.remove_suffix(1);
  return folder == "." ? std::string() : std::string(folder);
}

// As browsers write it, who call a page by that: the host in small letters, without the port that is meant
// anyway.
std::string canonical_address(std::string_view text, size_t host_begin) {
  const size_t host_end = std::min(text.find('/', host_begin), text.size());
  const std::string lower = to_lower_ascii(text.substr(host_begin, host_end - host_begin));
  std::string_view host = lower;
  const std::string_view port = text.starts_with("https") ? ":443" : ":80";
  if (host.ends_with(port)) host.remove_suffix(port.size());
  return fmt::format("{}{}{}", text.substr(0, host_begin), host, text.substr(host_end));
}

// "https://plans.example.org/aip/" -> without the last "/". Nothing: no address of a site.
std::optional<std::string> parse_site_address(std::string_view text) {
  const size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  while (text.ends_with('/') && text.size() > scheme) text.remove_suffix(1);
  const auto is_plain = [](char c) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return is_word || std::string_view("/.:-_~%[]").find(c) != std::string_view::npos;
  };
  if (scheme == 0 || text.size() == scheme || text[scheme] == '/') return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), is_plain)) return std::nullopt;
  // Browsers would take steps up and empty parts out of the way.
  const std::string path = fmt::format("{}/", text.substr(scheme));
  for (const char* step : {"//", "/./", "/../"}) {
    if (path.find(step) != std::string::npos) return std::nullopt;
  }
  if (path.starts_with(':')) return std::nullopt;
  return canonical_address(text, scheme);
}

// Addresses, and words about them, of the site as a whole.
void read_publication(const KeyReader& reader, SiteSettings& settings) {
  settings.license = reader.read_text("license").value_or("");
  settings.license_url = reader.read_text("license_url").value_or("");
  const auto address = reader.read_text("address");
  if (!address) return;
  settings.address = parse_site_address(*address).value_or("");
  if (!settings.address.empty()) return;
  reader.add_problem(reader.find("address")->mark, "site-address",
                     fmt::format("\"{}\" isn't the address of a site", *address),
                     "write it whole, such as https://plans.example.org, without \"?\" or \"#\"");
}

// "es", "pt-BR": what can stand in an address and in the name of a file.
bool is_language_tag(std::string_view tag) {
  const bool is_plain = std::all_of(tag.begin(), tag.end(), [](char c) {
    return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  const size_t first = tag.substr(0, tag.find('-')).size();
  return is_plain && (first == 2 || first == 3) && !tag.ends_with('-') && tag.size() <= 16;
}

// `languages`: the first one is the site's own, as `language` alone is.
void read_languages(const KeyReader& reader, SiteSettings& settings) {
  const auto own = reader.read_text("language");
  const auto all = reader.read_text_list("languages");
  if (own) settings.language = *own;
  if (!all) return;
  const Mark mark = reader.find("languages")->mark;
  std::vector<std::string> languages;
  for (const std::string& language : *all) {
    if (!is_language_tag(language)) {
      reader.add_problem(mark, "site-languages",
                         fmt::format("\"{}\" isn't the short name of a language", language),
                         "write it such as en, es or pt-BR");
    } else if (std::find(languages.begin(), languages.end(), language) != languages.end()) {
      reader.add_problem(mark, "site-languages", fmt::format("\"{}\" is named twice", language),
                         "name each language once");
    } else {
      languages.push_back(language);
    }
  }
  if (languages.empty()) return;
  if (own && *own != languages.front()) {
    reader.add_problem(
        mark, "site-languages",
        fmt::format("\"language\" is {}, but \"languages\" begins with {}", *own, languages.front()),
        "the first of \"languages\" is the site's own: remove \"language\"");
    return;
  }
  settings.language = languages.front();
  settings.further_languages.assign(languages.begin() + 1, languages.end());
}

std::optional<uint32_t> read_count(const KeyReader& reader, std::string_view key) {
  const auto text = reader.read_text(key);
  if (!text) return std::nullopt;
  const bool is_number = text->size() <= 4 && text->find_first_not_of("0123456789") == std::string::npos;
  if (is_number) return static_cast<uint32_t>(std::stoul(*text));
  reader.add_problem(reader.find(key)->mark, "wrong-type",
                     fmt::format("\"{}\" must be a whole number, not \"{}\"", key, *text),
                     "write it in digits alone");
  return std::nullopt;
}

}  // namespace

std::optional<Status> parse_status(std::string_view word) {
  if (word == "draft") return Status::draft;
  if (word == "review") return Status::review;
  if (word == "published") return Status::published;
  if (word == "withdrawn") return Status::withdrawn;
  return std::nullopt;
}

SiteSettings plain_settings(std::string title) {
  SiteSettings settings;
  settings.plain = true;
  settings.title = std::move(title);
  settings.default_status = Status::published;
  return settings;
}

std::pair<SiteSettings, Diagnostics> read_site_settings(const FrontMatter& file) {
  SiteSettings settings;
  Diagnostics problems = file.problems;
  append(problems, check_known_keys(file.value, known_keys(site_rule())));
  const KeyReader reader(file.value, problems);
  const auto title = reader.read_text("title");
  if (!title && file.readable && file.value.find("title") == nullptr) {
    problems.push_back(problem_at({1, 1, 1}, "missing-key", "the site has no title",
                                  "add a line such as: title: Our Plans"));
  }
  settings.title = title.value_or("");
  read_languages(reader, settings);
  settings.theme = reader.read_text("theme").value_or(settings.theme);
  if (const auto offset = reader.read_text("utc_offset")) {
    const auto minutes = parse_utc_offset(*offset);
    if (minutes) {
      settings.utc_offset_minutes = *minutes;
    } else {
      reader.add_problem(reader.find("utc_offset")->mark, "bad-offset",
                         fmt::format("\"{}\" isn't a distance from UTC", *offset),
                         "write it like \"-05:00\" (with quotes)");
    }
  }
  if (const auto word = reader.read_text("default_status")) {
    const auto status = parse_status(*word);
    if (status) {
      settings.default_status = *status;
    } else {
      reader.add_problem(reader.find("default_status")->mark, "unknown-status",
                         fmt::format("unknown status \"{}\"", *word),
                         "use draft, review, published or withdrawn");
    }
  }
  settings.roots.folders = {"content"};
  if (const auto folders = reader.read_text_list("content")) {
    settings.roots.folders.clear();
    for (const std::string& folder : *folders) settings.roots.folders.push_back(without_slashes(folder));
  }
  settings.rules = read_rule_severities(file.value, problems);
  settings.small_group = read_count(reader, "small_group").value_or(settings.small_group);
  if (settings.small_group < smallest_group) {
    reader.add_problem(reader.find("small_group")->mark, "group-threshold",
                       fmt::format("groups of {} can't be shown", settings.small_group),
                       fmt::format("the least that protects students is {}", smallest_group));
    settings.small_group = smallest_group;
  }
  settings.reading_grade = read_count(reader, "reading_grade").value_or(settings.reading_grade);
  if (const auto questions = reader.read_text("packet_questions"))
    settings.packet_questions = {*questions, reader.find("packet_questions")->mark};
  settings.packet_pdf = reader.read_flag("packet_pdf").value_or(false);
  read_publication(reader, settings);
  if (settings.packet_pdf && settings.address.empty()) {
    reader.add_problem(reader.find("packet_pdf")->mark, "pdf-address",
                       "PDFs of packets need the address of the site, which this file doesn't say",
                       "add a line such as: address: https://plans.example.org");
  }
  append(problems, read_publish_settings(file.value).second);
  for (Diagnostic& problem : problems) problem.place.file = {settings_path};
  return {std::move(settings), std::move(problems)};
}

}  // namespace gazette
