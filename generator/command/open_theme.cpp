#include "command/open_theme.h"

#include <fmt/format.h>

#include <optional>
#include <system_error>
#include <utility>

#include "base/failure.h"
#include "base/text.h"
#include "theme/load_theme.h"

namespace gazette {

namespace {

namespace fs = std::filesystem;

// Letters of most scripts take more bytes than English ones.
constexpr size_t most_bytes_of_words = size_t{256} << 10;

ThemeFiles read_from_repository(const SourceLine& line, const std::string& folder) {
  ThemeFiles files;
  for (const SourceFile& file : line.history().files) {
    if (is_below(file.path.text, folder) &&
        (file.kind == FileKind::regular || file.kind == FileKind::executable)) {
      files[file.path.text.substr(folder.size() + 1)] = line.read_blob(file.blob);
    }
  }
  return files;
}

Digest digest_files(const ThemeFiles& files) {
  DigestSink sink;
  for (const auto& [path, bytes] : files) {
    sink.add(path);
    sink.add(bytes);
  }
  return sink.finish();
}

// The themes that come with the program stand beside its sources.
std::optional<fs::path> find_own_theme(const std::string& name) {
  std::error_code error;
  fs::path theme = fs::path(GAZETTE_THEMES) / name;
  return fs::is_directory(theme / "templates", error) ? std::optional(std::move(theme)) : std::nullopt;
}

// "en, es".
std::string list_languages(const ThemeFiles& files) {
  std::vector<std::string> languages;
  for (const auto& [path, bytes] : files) {
    if (path.starts_with("strings/") && path.ends_with(".yml"))
      languages.push_back(path.substr(8, path.size() - 12));
  }
  return join(languages, ", ");
}

// Where the settings name the site's languages.
Place place_of_languages(const SourceLine& line) {
  Place place{{settings_path}, 0, 0, 1};
  const auto file = line.read({settings_path});
  if (!file) return place;
  const FrontMatter settings = parse_front_matter(*file, 1);
  if (const SourceValue::Entry* languages = settings.value.find("languages")) {
    const Mark& mark = languages->value.mark;
    place = {{settings_path}, mark.line, mark.column, mark.length};
  }
  return place;
}

}  // namespace

OpenedTheme open_theme(const SourceLine& line, const BuildOptions& options, const SiteSettings& settings) {
  std::string folder = "themes/" + settings.theme;
  ThemeFiles files;
  if (!options.theme_folder.empty()) {
    files = read_theme_folder(options.theme_folder);
    folder = options.theme_folder.generic_string();
  } else {
    files = read_from_repository(line, folder);
    if (files.empty()) {
      const auto own = find_own_theme(settings.theme);
      if (!own) {
        throw WorldFailure(fmt::format("there is no theme \"{}\"", settings.theme),
                           fmt::format("put it into the folder {}, or name a folder with --theme", folder));
      }
      files = read_theme_folder(*own);
    }
  }
  auto [theme, problems] = Theme::compile(files, folder);
  const auto read_words = [&](const std::string& language) {
    const std::string path = fmt::format("strings/{}.yml", language);
    const auto strings = files.find(path);
    if (strings == files.end()) {
      throw WorldFailure(fmt::format("the theme has no words in the language \"{}\"", language),
                         fmt::format("add the file {}/{}, or name a language that it has: {}", folder, path,
                                     list_languages(files)));
    }
    auto [words, word_problems] =
        InterfaceWords::read(parse_front_matter(strings->second, 1, most_bytes_of_words));
    for (Diagnostic& problem : word_problems) problem.place.file = {fmt::format("{}/{}", folder, path)};
    append(problems, std::move(word_problems));
    return std::move(words);
  };
  InterfaceWords words = read_words(settings.language);
  std::vector<InterfaceWords> further;
  for (const std::string& language : settings.further_languages) {
    if (!files.contains(fmt::format("strings/{}.yml", language))) {
      problems.push_back(
          make_diagnostic(Severity::error, "site-languages", place_of_languages(line),
                          fmt::format("the theme has no words in the language \"{}\"", language),
                          fmt::format("name a language that it has ({}), or add the file {}/strings/{}.yml",
                                      list_languages(files), folder, language)));
      further.push_back(words);
      continue;
    }
    Diagnostics before = std::exchange(problems, {});
    further.push_back(read_words(language));
    // All that the site's own language says, of which the program's needs are a part.
    if (problems.empty()) problems = words.list_missing(further.back());
    for (Diagnostic& problem : problems)
      problem.place.file = {fmt::format("{}/strings/{}.yml", folder, language)};
    append(before, std::move(problems));
    problems = std::move(before);
  }
  return {std::move(theme),    std::move(words), std::move(further),
          std::move(problems), folder,           digest_files(files)};
}

}  // namespace gazette
