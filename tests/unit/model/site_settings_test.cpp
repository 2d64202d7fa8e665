#include "model/site_settings.h"

#include <doctest/doctest.h>

namespace gazette {

namespace {

std::string problems_of(const std::string& yaml) {
  std::string list;
  for (const Diagnostic& problem : read_site_settings(parse_front_matter(yaml, 1)).second) {
    CHECK(problem.place.file.text == "site/site.yml");
    CHECK(problem.severity == Severity::error);
    list += std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + " " +
            problem.code + ";";
  }
  return list;
}

SiteSettings settings_of(const std::string& yaml) {
  auto [settings, problems] = read_site_settings(parse_front_matter(yaml, 1));
  CHECK(problems.empty());
  return settings;
}

}  // namespace

TEST_CASE("a site needs a title and nothing else") {
  const SiteSettings settings = settings_of("title: Our Plans\n");
  CHECK(settings.title == "Our Plans");
  CHECK_FALSE(settings.plain);
  CHECK(settings.language == "en");
  CHECK(settings.theme == "gazette");
  CHECK(settings.utc_offset_minutes == 0);
  CHECK(settings.default_status == Status::draft);
  CHECK(settings.roots.folders == std::vector<std::string>{"content"});
}

TEST_CASE("every setting of a site is read") {
  const SiteSettings settings = settings_of(
      "title: Our Plans\nlanguage: es\ntheme: state\nutc_offset: \"-05:00\"\ndefault_status: published\n"
      "content: [/plans/, content]\n");
  CHECK(settings.language == "es");
  CHECK(settings.theme == "state");
  CHECK(settings.utc_offset_minutes == -300);
  CHECK(settings.default_status == Status::published);
  CHECK(settings.roots.folders == std::vector<std::string>{"plans", "content"});
}

TEST_CASE("an address is kept as browsers call it") {
  const auto address_of = [](const std::string& address) {
    return settings_of("title: Our Plans\naddress: " + address + "\n").address;
  };
  CHECK(address_of("https://Plans.Example.org:443/Aip/") == "https://plans.example.org/Aip");
  CHECK(address_of("http://plans.example.org:80") == "http://plans.example.org");
  CHECK(address_of("https://plans.example.org:8443") == "https://plans.example.org:8443");
  CHECK(problems_of("title: Our Plans\naddress: https://plans.example.org/a/../b\n") == "2:10 site-address;");
  CHECK(problems_of("title: Our Plans\naddress: https://plans.example.org//b\n") == "2:10 site-address;");
}

TEST_CASE("the first of a site's languages is its own") {
  const SiteSettings settings = settings_of("title: X\nlanguages: [es, en, pt-BR]\n");
  CHECK(settings.language == "es");
  CHECK(settings.further_languages == std::vector<std::string>{"en", "pt-BR"});
  CHECK(settings_of("title: X\nlanguage: es\nlanguages: [es]\n").further_languages.empty());
  CHECK(settings_of("title: X\nlanguage: es\n").further_languages.empty());
  CHECK(settings_of("title: X\nlanguages: es\n").language == "es");
}

TEST_CASE("languages that can't be are refused") {
  CHECK(problems_of("title: X\nlanguages: [en, Spanish]\n") == "2:12 site-languages;");
  CHECK(problems_of("title: X\nlanguages: [en, ../etc]\n") == "2:12 site-languages;");
  CHECK(problems_of("title: X\nlanguages: [en, en]\n") == "2:12 site-languages;");
  CHECK(problems_of("title: X\nlanguage: es\nlanguages: [en, es]\n") == "3:12 site-languages;");
}

TEST_CASE("one folder needs no list, and a dot is the whole repository") {
  CHECK(settings_of("title: A\ncontent: pages/\n").roots.folders == std::vector<std::string>{"pages"});
  CHECK(settings_of("title: A\ncontent: .\n").roots.folders == std::vector<std::string>{""});
  CHECK(settings_of("title: A\ncontent: /\n").roots.folders == std::vector<std::string>{""});
}

TEST_CASE("each mistake in the settings is reported at its place") {
  CHECK(problems_of("") == "1:1 missing-key;");
  CHECK(problems_of("title:\n") == "1:6 empty-value;");
  CHECK(problems_of("title: [a]\n") == "1:8 wrong-type;");
  CHECK(problems_of("titel: A\n") == "1:1 unknown-key;1:1 missing-key;");
  CHECK(problems_of("title: A\nutc_offset: -5\n") == "2:13 bad-offset;");
  CHECK(problems_of("title: A\nutc_offset: \"+15:00\"\n") == "2:13 bad-offset;");
  CHECK(problems_of("title: A\ndefault_status: open\n") == "2:17 unknown-status;");
  CHECK(problems_of("title: A\ncontent: {a: b}\n") == "2:10 wrong-type;");
  CHECK(problems_of("title: A\ncontent:\n  - [a]\n").find("wrong-type") != std::string::npos);
}

TEST_CASE("a default status that can't be read leaves documents drafts") {
  CHECK(read_site_settings(parse_front_matter("title: A\ndefault_status: publishd\n", 1))
            .first.default_status == Status::draft);
}

TEST_CASE("settings that can't be read are reported") {
  CHECK_FALSE(problems_of("title: \"A\n").empty());
  CHECK_FALSE(problems_of("- title\n").empty());
}

TEST_CASE("a status is one of four words, written exactly") {
  CHECK(parse_status("draft") == Status::draft);
  CHECK(parse_status("review") == Status::review);
  CHECK(parse_status("published") == Status::published);
  CHECK(parse_status("withdrawn") == Status::withdrawn);
  for (const char* word : {"", "Draft", "publish", "published ", "public"}) CHECK_FALSE(parse_status(word));
}

TEST_CASE("plain mode publishes the whole repository") {
  const SiteSettings settings = plain_settings("handbook");
  CHECK(settings.plain);
  CHECK(settings.title == "handbook");
  CHECK(settings.default_status == Status::published);
  CHECK(settings.roots.folders == std::vector<std::string>{""});
}

}  // namespace gazette
