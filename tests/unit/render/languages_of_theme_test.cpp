// Every language of the program's own theme says all that English says, and leaves the same places to fill
// in.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <string_view>

#include "base/files.h"
#include "base/text.h"
#include "render/interface_words.h"

namespace gazette {

namespace {

namespace fs = std::filesystem;

const fs::path& strings() {
  static const fs::path folder = fs::path(GAZETTE_SOURCE_DIR) / "themes/gazette/strings";
  return folder;
}

FrontMatter read_strings(const std::string& language) {
  return parse_front_matter(*read_file(strings() / (language + ".yml")), 1);
}

std::vector<std::string> list_languages() {
  std::vector<std::string> languages;
  for (const fs::directory_entry& entry : fs::directory_iterator(strings()))
    languages.push_back(entry.path().stem().string());
  std::sort(languages.begin(), languages.end());
  return languages;
}

using Texts = std::map<std::string, std::string>;

void list_texts(const SourceValue& value, const std::string& name, Texts& texts) {
  if (value.kind == SourceValue::Kind::text) texts[name] = value.text;
  for (size_t i = 0; i < value.items.size(); ++i)
    list_texts(value.items[i], name + "[" + std::to_string(i) + "]", texts);
  for (const SourceValue::Entry& entry : value.entries)
    list_texts(entry.value, name.empty() ? entry.key : name + "." + entry.key, texts);
}

Texts texts_of(const std::string& language) {
  Texts texts;
  list_texts(read_strings(language).value, "", texts);
  return texts;
}

// "{}", "{0}", "{month}", but not {objective} and the like, which may stand more often or not at all.
std::vector<std::string> list_places(const std::string& text) {
  std::vector<std::string> places;
  for (size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const std::string place = text.substr(at, text.find('}', at) + 1 - at);
    const bool is_word = to_lower_ascii(place).find("jective") != std::string::npos ||
                         to_lower_ascii(place).find("initiative") != std::string::npos;
    if (!is_word) places.push_back(place);
  }
  std::sort(places.begin(), places.end());
  return places;
}

// What the two languages happen to write alike.
constexpr std::array<std::string_view, 14> alike = {"language.direction",
                                                    "amend.no",
                                                    "plan.no",
                                                    "history.from_date",
                                                    "tombstone.elsewhere_end",
                                                    "data.bytes",
                                                    "data.kilobytes",
                                                    "data.megabytes",
                                                    "report.standing_of",
                                                    "sheet.a",
                                                    "compared.rated",
                                                    "amend.here.line",
                                                    "rating.initiative",
                                                    "amend.field.objective"};

bool has_words_of_its_own(const std::string& text) {
  std::string rest;
  bool is_inside = false;
  for (const char c : text) {
    if (c == '{') is_inside = true;
    if (!is_inside) rest += c;
    if (c == '}') is_inside = false;
  }
  return std::any_of(rest.begin(), rest.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

}  // namespace

TEST_CASE("each language says all that English says, and nothing else") {
  const Texts english = texts_of("en");
  REQUIRE(list_languages().size() >= 2);
  for (const std::string& language : list_languages()) {
    CAPTURE(language);
    const auto [words, problems] = InterfaceWords::read(read_strings(language));
    CHECK(problems.empty());
    const InterfaceWords own = InterfaceWords::read(read_strings("en")).first;
    CHECK(own.list_missing(words).empty());
    for (const auto& [name, text] : texts_of(language)) {
      CAPTURE(name);
      if (!name.starts_with("language.names.")) CHECK(english.contains(name));
    }
  }
}

TEST_CASE("each language leaves the same places to fill in") {
  const Texts english = texts_of("en");
  for (const std::string& language : list_languages()) {
    for (const auto& [name, text] : texts_of(language)) {
      CAPTURE(language);
      CAPTURE(name);
      const auto same = english.find(name);
      if (same != english.end()) CHECK(list_places(text) == list_places(same->second));
    }
  }
}

TEST_CASE("no text was left in English") {
  const Texts english = texts_of("en");
  for (const std::string& language : list_languages()) {
    if (language == "en") continue;
    for (const auto& [name, text] : texts_of(language)) {
      CAPTURE(language);
      CAPTURE(name);
      if (std::find(alike.begin(), alike.end(), name) != alike.end() || !has_words_of_its_own(text)) continue;
      const auto same = english.find(name);
      if (same != english.end()) CHECK(text != same->second);
    }
  }
}

TEST_CASE("what a language lacks is named") {
  const InterfaceWords own = InterfaceWords::read(read_strings("en")).first;
  FrontMatter file = read_strings("es");
  for (SourceValue::Entry& entry : file.value.entries) {
    if (entry.key == "home") entry.value.entries.erase(entry.value.entries.begin());
    if (entry.key == "page") entry.value = {};
  }
  const Diagnostics problems = own.list_missing(InterfaceWords::read(file).first);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].message == "the text \"home.recent\" is missing");
  CHECK(problems[1].message == "the text \"page\" is missing");
  CHECK(problems[0].code == "missing-word");
}

TEST_CASE("days are written as each language writes them") {
  const InterfaceWords spanish = InterfaceWords::read(read_strings("es")).first;
  CHECK(spanish.date_text(*parse_iso_date("2013-01-15")) == "15 de enero de 2013");
  CHECK(spanish.fill("plan.dated", {"x"}) == "Fecha: x");
}

}  // namespace gazette
