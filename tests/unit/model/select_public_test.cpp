#include "model/select_public.h"

#include <doctest/doctest.h>

#include "gate_fixture.h"
#include "model/life_of_document.h"

namespace gazette {

namespace {

std::string open_page(const std::string& text) {
  return std::string(open_header) + "# Plan\n\n" + text + "\n";
}

std::string page_with(const std::string& lines, const std::string& text) {
  return "---\n" + lines + "\n---\n# Plan\n\n" + text + "\n";
}

std::string draft(const std::string& text) {
  return page_with("status: draft", text);
}

// Of the one document, by the clocks of its publications alone.
DocumentLife live(const GitFixture& git, const std::vector<std::string>& clocks) {
  const SiteSettings settings = site_settings("");
  const auto repository = std::make_shared<const Repository>(git.path());
  const SourceHistory source = read_source_history(*repository, resolve_published_tip(*repository, ""));
  const auto blobs =
      std::make_shared<ParsedBlobs>([repository](const Oid& blob) { return repository->read_blob(blob); });
  const Documents documents = read_documents(source, settings, blobs, true);
  std::vector<Date> days;
  for (const std::string& clock : clocks) days.push_back(parse_iso_date(clock).value());
  return live_through(documents.lines.at(0), Headers(documents.lines, *blobs, settings),
                      PublicDays(days, {}, {}));
}

GateOptions on(const std::string& day) {
  return {parse_iso_date(day), false};
}

}  // namespace

TEST_CASE("history begins with the first published version") {
  const GitFixture git;
  put(git, "plan.md", draft("early"), "2020-01-01");
  put(git, "plan.md", draft("later"), "2020-01-02");
  CHECK(told(git).empty());
  put(git, "plan.md", open_page("one"), "2020-01-03");
  CHECK(told(git) == "plan.md: published 2020-01-03\n");
  put(git, "plan.md", open_page("two"), "2020-02-03");
  CHECK(told(git) == "plan.md: published 2020-01-03, changed 2020-02-03\n");
}

TEST_CASE("each version says until when it was in force") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-03");
  put(git, "plan.md", open_page("two"), "2020-02-03");
  take_away(git, "plan.md", "2020-03-03");
  const Gate gate = pass_gate(git, site_settings(""));
  const auto& versions = gate.history.documents.at(0).versions;
  REQUIRE(versions.size() == 3);
  CHECK(iso_date(versions[0].until.value()) == "2020-02-03");
  CHECK(iso_date(versions[1].until.value()) == "2020-03-03");
  CHECK_FALSE(versions[2].until);
  CHECK(gate.history.documents[0].is_removed);
  CHECK(iso_date(gate.history.newest.value()) == "2020-03-03");
}

TEST_CASE("a draft between two published versions leaves the first in force") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  put(git, "plan.md", draft("secret"), "2020-01-02");
  put(git, "plan.md", open_page("two"), "2020-01-03");
  const Gate gate = pass_gate(git, site_settings(""));
  CHECK(told(gate.history) == "plan.md: published 2020-01-01, changed 2020-01-03\n");
  CHECK(iso_date(gate.history.documents[0].versions[0].until.value()) == "2020-01-03");
}

TEST_CASE("a draft at the tip hides the document with all its versions") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  put(git, "plan.md", draft("secret"), "2020-01-02");
  put(git, "other.md", open_page("other"), "2020-01-03");
  CHECK(told_plain(git) == "other.md: published 2020-01-03\n");
  const Gate gate = pass_gate(git, site_settings(""));
  CHECK(told(gate.history) == "other.md: published 2020-01-03\n");
  CHECK(listed(gate.problems) == "plan.md:2:9 error unpublished\n");
}

TEST_CASE("whatever hides the tip hides all versions") {
  for (const char* lines :
       {"status: review", "status: published\naudience: internal", "status: published\ndraft: true",
        "status: publishd", "status: published\npublish_on: soon", "status: \"published"}) {
    CAPTURE(lines);
    const GitFixture git;
    put(git, "plan.md", open_page("one"), "2020-01-01");
    put(git, "plan.md", page_with(lines, "secret"), "2020-01-02");
    CHECK(told(git).empty());
    CHECK(told_plain(git).empty());
  }
}

TEST_CASE("a public page that is hidden by a mistake is reported for the mistake alone") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"status: publishd", "plan.md:2:9 error unknown-status\n"},
      {"status: \"published", "plan.md:2:9 error unclosed-quote\n"},
      {"status published\ntitle: Plan", "plan.md:2:1 error not-a-map\n"},
      {"status: published\npublish_on: soon", "plan.md:3:13 error bad-date\n"},
      // Said in so many words.
      {"status: draft\ntitle: \"Plan", "plan.md:2:9 error unpublished\n"},
      {"title: Plan", "plan.md:1:1 error unpublished\n"},
  };
  for (const auto& [lines, expected] : cases) {
    CAPTURE(lines);
    const GitFixture git;
    put(git, "plan.md", open_page("one"), "2020-01-01");
    put(git, "plan.md", page_with(lines, "two"), "2020-01-02");
    CHECK(listed(pass_gate(git, site_settings("")).problems) == expected);
    const Gate preview = pass_gate(git, site_settings(""), {{}, true});
    REQUIRE(preview.history.documents.size() == 1);
    CHECK(preview.history.documents[0].is_hidden_by_mistake ==
          (expected.find("unpublished") == std::string::npos));
  }
}

TEST_CASE("a public plan that is hidden by a mistake isn't called a draft") {
  const GitFixture git;
  const std::string path = "plans/cobbler-county/2024-25/plan.md";
  put(git, path, page_with("status: published\nid: cobbler-county-2024-25", "one"), "2020-01-01");
  put(git, path, page_with("status: publishd\nid: cobbler-county-2024-25", "two"), "2020-01-02");
  CHECK(listed(pass_gate(git, site_settings("")).problems).empty());
  // The rules of plans take what can't be read for a draft, and say nothing.
  put(git, path, page_with("status published\nid: cobbler-county-2024-25", "two"), "2020-01-03");
  CHECK(listed(pass_gate(git, site_settings("")).problems) == path + ":2:1 error not-a-map\n");
}

TEST_CASE("of a public document whose facts can't be found, one thing is told") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {std::string("\xff\xfe-\0-\0-\0\n\0", 10), ":1:1 error utf-16\n"},
      {"---\n", ":1:1 error unclosed-front-matter\n"},
      {"", ":1:1 error unpublished\n"},
  };
  for (const char* path : {"plan.md", "plans/cobbler-county/2024-25/plan.md"}) {
    for (const auto& [text, expected] : cases) {
      CAPTURE(path);
      CAPTURE(expected);
      const GitFixture git;
      put(git, path, page_with("status: published\nid: cobbler-county-2024-25", "one"), "2020-01-01");
      put(git, path, text, "2020-01-02");
      CHECK(listed(pass_gate(git, site_settings("")).problems) == path + expected);
    }
  }
}

TEST_CASE("a page whose file became a symbolic link is reported") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  put(git, "other.md", open_page("other"), "2020-01-01");
  std::filesystem::remove(git.path() / "plan.md");
  std::filesystem::create_symlink("other.md", git.path() / "plan.md");
  std::filesystem::create_symlink("other.md", git.path() / "picture.png");
  git.commit("Link", "2020-01-02T12:00:00Z");
  CHECK(listed(pass_gate(git, site_settings("")).problems) == "plan.md:0:0 error symbolic-link\n");
  CHECK(listed(pass_gate(git, plain_settings("Pages")).problems) == "plan.md:0:0 warning symbolic-link\n");
  CHECK(listed(pass_gate(git, site_settings(""), {}, false).problems) == "plan.md:0:0 error symbolic-link\n");
  CHECK(pass_gate(git, site_settings("content")).problems.empty());
}

TEST_CASE("a draft in the place of a removed document leaves the tombstone as it was") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  take_away(git, "plan.md", "2020-01-02");
  const std::string before = told(git);
  CHECK(before == "plan.md: published 2020-01-01, removed on 2020-01-02\n");
  put(git, "plan.md", draft("secret"), "2020-01-03");
  CHECK(told(git) == before);
  CHECK(pass_gate(git, site_settings("")).problems.empty());
  take_away(git, "plan.md", "2020-01-04");
  CHECK(told(git) == before);
  put(git, "plan.md", open_page("one"), "2020-01-05");
  CHECK(told(git) == "plan.md: published 2020-01-01, removed on 2020-01-02, restored 2020-01-05\n");
}

TEST_CASE("a document that was removed and came back as it was is a version of its own") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  take_away(git, "plan.md", "2020-01-02");
  put(git, "plan.md", open_page("one"), "2020-01-02");
  const Gate gate = pass_gate(git, site_settings(""));
  CHECK(told(gate.history) == "plan.md: published 2020-01-01, removed on 2020-01-02, restored 2020-01-02\n");
  CHECK_FALSE(gate.history.documents[0].is_removed);
}

TEST_CASE("a withdrawn document leaves a tombstone with its reason, and no version") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  put(git, "plan.md", page_with("status: withdrawn\nrevision_note: It named a pupil", "one"), "2020-01-02");
  const Gate gate = pass_gate(git, site_settings(""));
  CHECK(told(gate.history) == "plan.md: removed on 2020-01-02\n");
  const PublicDocument& document = gate.history.documents[0];
  CHECK(document.is_removed);
  CHECK(document.removal_reason == "It named a pupil");
  CHECK(document.versions[0].title == "Plan");
  CHECK(document.versions[0].blob.is_zero());
  CHECK(document.former_paths.empty());
}

TEST_CASE("where everything is held back, nothing is public until somebody says which day it is") {
  const GitFixture git;
  put(git, "plan.md", page_with("status: published\npublish_on: 2020-02-01", "one"), "2020-01-01");
  CHECK(told(git).empty());
  CHECK(told(git, {parse_iso_date("2020-02-01"), false}) == "plan.md: published 2020-02-01\n");
}

TEST_CASE("a text beyond the limits leaves what was public before it in force") {
  const GitFixture git;
  std::string names;
  std::string line;
  for (int i = 0; i < 300; ++i) {
    names += "|a";
    line += "|-";
  }
  put(git, "plan.md", open_page("one"), "2020-01-01");
  put(git, "plan.md", open_page(names + "|\n" + line + "|"), "2020-01-02");
  put(git, "plan.md", open_page("two"), "2020-01-03");
  CHECK(told(git) == "plan.md: published 2020-01-01, changed 2020-01-03\n");
}

TEST_CASE("what waits for a later day doesn't bring back what was withdrawn") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  put(git, "plan.md", page_with("status: withdrawn", "Wrong"), "2020-02-01");
  const std::string withdrawn = told(git, on("2020-12-01"));
  CHECK(withdrawn == "plan.md: removed on 2020-02-01\n");
  put(git, "plan.md", page_with("status: published\npublish_on: 2021-01-01", "two"), "2020-03-01");
  CHECK(told(git, on("2020-12-01")) == withdrawn);
  CHECK(told(git, on("2021-01-01")) ==
        "plan.md: published 2020-01-01, removed on 2020-02-01, restored 2021-01-01\n");
  take_away(git, "plan.md", "2020-04-01");
  CHECK(told(git, on("2020-12-01")) == withdrawn);
}

TEST_CASE("a tombstone tells nothing of the versions that were withdrawn") {
  const std::string withdrawn = "---\nstatus: withdrawn\nrevision_note: It named a pupil\n---\n# A letter\n";
  const GitFixture git;
  put(git, "secret-name.md", page_with("status: published", "one"), "2020-01-01");
  rename(git, "secret-name.md", "letter.md", "2020-01-02");
  std::string day = "2020-01-03";
  SUBCASE("at once") {
    put(git, "letter.md", withdrawn, "2020-01-03");
  }
  SUBCASE("after it was removed") {
    take_away(git, "letter.md", "2020-01-03");
    put(git, "letter.md", withdrawn, "2020-01-04");
    day = "2020-01-04";
  }
  const Gate gate = pass_gate(git, site_settings(""));
  CHECK(told(gate.history) == "letter.md: removed on " + day + "\n");
  const PublicDocument& document = gate.history.documents[0];
  CHECK(document.versions[0].title == "A letter");
  CHECK(document.removal_reason == "It named a pupil");
  CHECK(document.former_paths.empty());
}

TEST_CASE("what was withdrawn stays withdrawn when its file goes, moves or turns into a draft") {
  const std::string withdrawn = page_with("status: withdrawn\nrevision_note: It named a pupil", "one");
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  put(git, "plan.md", withdrawn, "2020-01-02");
  SUBCASE("the file is deleted") {
    take_away(git, "plan.md", "2020-01-03");
    CHECK(told(git) == "plan.md: removed on 2020-01-02\n");
    CHECK(pass_gate(git, site_settings("")).history.documents[0].removal_reason == "It named a pupil");
  }
  SUBCASE("the file is renamed") {
    rename(git, "plan.md", "old.md", "2020-01-03");
    CHECK(told(git).find("2020-01-01") == std::string::npos);
  }
  SUBCASE("a draft takes its place") {
    put(git, "plan.md", draft("secret"), "2020-01-03");
    CHECK(told(git) == "plan.md: removed on 2020-01-02\n");
  }
  SUBCASE("it is published again") {
    put(git, "plan.md", open_page("two"), "2020-01-03");
    CHECK(told(git) == "plan.md: published 2020-01-01, removed on 2020-01-02, restored 2020-01-03\n");
  }
}

TEST_CASE("going back to an earlier text is a new version") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  put(git, "plan.md", open_page("two"), "2020-01-02");
  put(git, "plan.md", open_page("one"), "2020-01-03");
  CHECK(told(git) == "plan.md: published 2020-01-01, changed 2020-01-02, changed 2020-01-03\n");
}

TEST_CASE("what changes no meaning makes no version") {
  const GitFixture git;
  put(git, "plan.md", open_page("one two"), "2020-01-01");
  put(git, "plan.md", open_page("one\ntwo"), "2020-01-02");
  put(git, "plan.md", "---\n# a comment\nstatus:   published\n---\n\n\nPlan\n====\n\none two\n",
      "2020-01-03");
  put(git, "plan.md", page_with("status: published\naudience: public\ndated: 2019-01-01", "one two"),
      "2020-01-04");
  git.move("plan.md", "new.md");
  git.commit("Move", "2020-01-05T12:00:00Z");
  put(git, "new.md", page_with("status: published\npublish_on: 2019-01-01", "one two"), "2020-01-06");
  CHECK(told(git) == "new.md: published 2020-01-01\n");
}

TEST_CASE("title, summary and language are part of the meaning") {
  const GitFixture git;
  put(git, "plan.md", page_with("status: published\ntitle: A", "one"), "2020-01-01");
  put(git, "plan.md", page_with("status: published\ntitle: B", "one"), "2020-01-02");
  put(git, "plan.md", page_with("status: published\ntitle: B\nsummary: S", "one"), "2020-01-03");
  put(git, "plan.md", page_with("status: published\ntitle: B\nsummary: S\nlang: es", "one"), "2020-01-04");
  CHECK(told(git) ==
        "plan.md: published 2020-01-01, changed 2020-01-02, changed 2020-01-03, changed 2020-01-04\n");
}

TEST_CASE("a note alone makes no version") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  put(git, "plan.md", page_with("status: published\nrevision_note: Why", "one"), "2020-01-02");
  put(git, "plan.md", page_with("status: published\nrevision_note: Why not", "one"), "2020-01-03");
  const Gate gate = pass_gate(git, site_settings(""));
  CHECK(told(gate.history) == "plan.md: published 2020-01-01\n");
  CHECK(gate.history.documents[0].versions[0].header->note.empty());
}

TEST_CASE("several versions of one day are counted") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01T08:00:00Z");
  put(git, "plan.md", open_page("two"), "2020-01-01T09:00:00Z");
  take_away(git, "plan.md", "2020-01-01");
  put(git, "plan.md", open_page("three"), "2020-01-01T13:00:00Z");
  put(git, "plan.md", open_page("four"), "2020-01-02");
  CHECK(told(git) ==
        "plan.md: published 2020-01-01, changed 2020-01-01.2, removed on 2020-01-01, restored 2020-01-01.3, "
        "changed "
        "2020-01-02\n");
}

TEST_CASE("the day is that of the site's offset") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01T03:00:00+14:00");
  put(git, "other.md", open_page("one"), "2020-01-02T04:59:59Z");
  SiteSettings settings = site_settings("");
  CHECK(told(pass_gate(git, settings).history) ==
        "other.md: published 2020-01-02\nplan.md: published 2019-12-31\n");
  settings.utc_offset_minutes = -300;
  CHECK(told(pass_gate(git, settings).history) ==
        "other.md: published 2020-01-01\nplan.md: published 2019-12-31\n");
}

TEST_CASE("no version is dated before the public one that came before it, and none is lost") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-10");
  put(git, "plan.md", open_page("two"), "2020-01-05");
  put(git, "other.md", open_page("one"), "2020-01-07");
  put(git, "plan.md", open_page("three"), "2020-01-12");
  CHECK(told(git) ==
        "other.md: published 2020-01-10\nplan.md: published 2020-01-10, changed 2020-01-10.2, changed "
        "2020-01-12\n");
}

TEST_CASE("a removal before its publication is moved to that day") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-10");
  take_away(git, "plan.md", "2020-01-05");
  put(git, "other.md", open_page("one"), "2020-01-20");
  CHECK(told(git) ==
        "other.md: published 2020-01-20\nplan.md: published 2020-01-10, removed on 2020-01-10\n");
}

TEST_CASE("a draft over a version from the future doesn't unmake it") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-10");
  put(git, "plan.md", draft("secret"), "2020-01-05");
  put(git, "plan.md", open_page("two"), "2020-01-20");
  CHECK(told(git) == "plan.md: published 2020-01-10, changed 2020-01-20\n");
}

TEST_CASE("the days of private commits move nothing") {
  const std::string expected = "plan.md: published 2020-01-01, changed 2020-01-05\n";
  const auto told_with = [&](const std::string& path, const std::string& private_text) {
    const GitFixture git;
    put(git, "content/plan.md", open_page("one"), "2020-01-01");
    put(git, path, private_text, "2020-06-01");
    put(git, "content/plan.md", open_page("two"), "2020-01-05");
    const Gate gate = pass_gate(git, site_settings());
    CHECK(iso_date(gate.history.newest.value()) == "2020-01-05");
    return told(gate.history).substr(std::string("content/").size());
  };
  CHECK(told_with("content/draft.md", draft("secret")) == expected);
  CHECK(told_with("notes/minutes.md", "private") == expected);
  CHECK(told_with("content/plan.md", open_page(" one ")) == expected);
  CHECK(told_with("content/plan.md", draft("secret")) == expected);
  CHECK(told_with("content/later.md", page_with("status: published\npublish_on: 2021-01-01", "x")) ==
        expected);
}

TEST_CASE("what a document hidden at the tip once published moves no other's day") {
  const GitFixture git;
  put(git, "secret.md", open_page("one"), "2020-06-01");
  put(git, "plan.md", open_page("one"), "2020-01-05");
  put(git, "secret.md", draft("secret"), "2020-01-06");
  const Gate gate = pass_gate(git, plain_settings("Pages"));
  CHECK(told(gate.history) == "plan.md: published 2020-01-05\n");
  CHECK(iso_date(gate.history.newest.value()) == "2020-01-05");
}

TEST_CASE("a version for a later day waits for it") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  put(git, "plan.md", page_with("status: published\npublish_on: 2020-02-01", "two"), "2020-01-10");
  const std::string before = "plan.md: published 2020-01-01\n";
  const std::string after = "plan.md: published 2020-01-01, changed 2020-02-01\n";
  CHECK(told(git) == before);
  CHECK(told(git, on("2020-01-31")) == before);
  CHECK(told(git, on("2020-02-01")) == after);
  CHECK(told(git, on("2020-03-01")) == after);
  const Gate gate = pass_gate(git, site_settings(""), on("2020-01-31"));
  CHECK_FALSE(gate.history.documents[0].versions[0].until);
  CHECK(gate.problems.empty());
  put(git, "other.md", open_page("one"), "2020-02-02");
  CHECK(told(git) == "other.md: published 2020-02-02\n" + after);
}

TEST_CASE("a version replaced before its day never existed") {
  const std::string waiting = page_with("status: published\npublish_on: 2020-02-01", "two");
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  put(git, "plan.md", waiting, "2020-01-10");
  SUBCASE("by a version") {
    put(git, "plan.md", open_page("three"), "2020-01-20");
    CHECK(told(git, on("2020-03-01")) == "plan.md: published 2020-01-01, changed 2020-01-20\n");
  }
  SUBCASE("by the text that is in force") {
    put(git, "plan.md", open_page("one"), "2020-01-20");
    CHECK(told(git, on("2020-03-01")) == "plan.md: published 2020-01-01\n");
  }
  SUBCASE("by a version for an earlier day") {
    put(git, "plan.md", page_with("status: published\npublish_on: 2020-01-25", "three"), "2020-01-20");
    CHECK(told(git, on("2020-03-01")) == "plan.md: published 2020-01-01, changed 2020-01-25\n");
  }
  SUBCASE("by a draft in between") {
    put(git, "plan.md", draft("secret"), "2020-01-20");
    put(git, "plan.md", open_page("three"), "2020-02-20");
    CHECK(told(git, on("2020-03-01")) == "plan.md: published 2020-01-01, changed 2020-02-20\n");
  }
  SUBCASE("by a removal") {
    take_away(git, "plan.md", "2020-01-20");
    CHECK(told(git, on("2020-03-01")) == "plan.md: published 2020-01-01, removed on 2020-01-20\n");
  }
  SUBCASE("on its day, it did") {
    put(git, "plan.md", open_page("three"), "2020-02-01");
    CHECK(told(git, on("2020-03-01")) ==
          "plan.md: published 2020-01-01, changed 2020-02-01, changed 2020-02-01.2\n");
  }
}

TEST_CASE("of two versions that wait for one day, the newer one alone will be") {
  const GitFixture git;
  const std::string waits = "status: published\npublish_on: 2020-06-01";
  put(git, "a.md", page_with(waits, "one"), "2020-01-01");
  put(git, "a.md", page_with(waits, "two"), "2020-02-01");
  put(git, "b.md", open_page("three"), "2020-07-01");
  CHECK(told(git) == "a.md: published 2020-06-01\nb.md: published 2020-07-01\n");
}

TEST_CASE("the end of what never was public is no state of it") {
  const GitFixture git;
  put(git, "plan.md", draft("one"), "2020-01-01");
  take_away(git, "plan.md", "2020-02-01");
  const DocumentLife life = live(git, {"2020-01-01", "2020-02-01"});
  CHECK(life.states.empty());
  CHECK(life.drafts.size() == 1);
  CHECK(life.tip == TipState::deleted);
}

TEST_CASE("later states of a document take effect later, though no clock says so yet") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-06-01");
  put(git, "plan.md", open_page("two"), "2020-01-01");
  const DocumentLife life = live(git, {"2020-06-01", "2020-01-01"});
  REQUIRE(life.states.size() == 2);
  CHECK(life.states[0].moment < life.states[1].moment);
}

TEST_CASE("a document that was never due leaves no trace") {
  const GitFixture git;
  put(git, "other.md", open_page("one"), "2020-01-01");
  put(git, "plan.md", page_with("status: published\npublish_on: 2020-02-01", "two"), "2020-01-10");
  take_away(git, "plan.md", "2020-01-20");
  CHECK(told(git, on("2020-03-01")) == "other.md: published 2020-01-01\n");
}

TEST_CASE("a version for a day that has passed is dated by its commit") {
  const GitFixture git;
  put(git, "plan.md", page_with("status: published\npublish_on: 2019-01-01", "two"), "2020-01-10");
  CHECK(told(git) == "plan.md: published 2020-01-10\n");
}

TEST_CASE("a publication after the date of the build is refused") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-10");
  put(git, "draft.md", draft("secret"), "2020-06-10");
  CHECK(pass_gate(git, site_settings(""), on("2020-01-10")).problems.empty());
  const Gate gate = pass_gate(git, site_settings(""), on("2020-01-09"));
  CHECK(listed(gate.problems) == "plan.md:0:0 error future-date\n");
  const Gate plain = pass_gate(git, plain_settings("Pages"), on("2020-01-09"));
  CHECK(has_errors(plain.problems));
}

TEST_CASE("without versions there are no dates") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-10");
  put(git, "plan.md", open_page("two"), "2020-02-10");
  put(git, "late.md", page_with("status: published\npublish_on: 2020-01-01", "two"), "2020-02-11");
  put(git, "draft.md", draft("secret"), "2020-02-12");
  const Gate gate = pass_gate(git, site_settings(""), {}, false);
  CHECK_FALSE(gate.history.has_versions);
  CHECK_FALSE(gate.history.newest);
  REQUIRE(gate.history.documents.size() == 1);
  CHECK(gate.history.documents[0].path.text == "plan.md");
  CHECK(gate.history.documents[0].versions.size() == 1);
  const Gate dated = pass_gate(git, site_settings(""), on("2020-01-01"), false);
  CHECK(dated.history.documents.size() == 2);
  CHECK(dated.problems.empty());
  CHECK(pass_gate(git, site_settings(""), on("2019-12-31"), false).history.documents.size() == 1);
}

TEST_CASE("a merge is one publication") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  git.run("checkout", "-q", "-b", "work");
  put(git, "plan.md", open_page("two"), "2020-01-02");
  put(git, "plan.md", open_page("three"), "2020-01-03");
  git.run("checkout", "-q", "main");
  git.merge("work", "2020-01-20T12:00:00Z");
  CHECK(told(git) == "plan.md: published 2020-01-01, changed 2020-01-20\n");
}

TEST_CASE("mistakes of a private document are its author's business") {
  const GitFixture git;
  put(git, "draft.md", page_with("status: draft\ncolour: red\ndated: June", "x"), "2020-01-01");
  put(git, "doubtful.md", page_with("status: publishd", "x"), "2020-01-01");
  put(git, "untitled.md", "---\nstatus: published\n---\nText\n", "2020-01-01");
  CHECK(listed(pass_gate(git, site_settings("")).problems) ==
        "doubtful.md:2:9 error unknown-status\nuntitled.md:1:1 error missing-title\n");
  CHECK(listed(pass_gate(git, plain_settings("Pages")).problems) ==
        "doubtful.md:2:9 warning unknown-status\nuntitled.md:1:1 warning missing-title\n");
  CHECK(listed(pass_gate(git, site_settings(""), {std::nullopt, true}).problems) ==
        "doubtful.md:2:9 error unknown-status\ndraft.md:3:1 error unknown-key\ndraft.md:4:8 error "
        "bad-date\nuntitled.md:1:1 error missing-title\n");
}

TEST_CASE("mistakes in old versions are nobody's business") {
  const GitFixture git;
  put(git, "plan.md", page_with("status: published\ncolour: red", "one"), "2020-01-01");
  put(git, "plan.md", open_page("two"), "2020-01-02");
  const Gate gate = pass_gate(git, site_settings(""));
  CHECK(gate.problems.empty());
  CHECK(told(gate.history) == "plan.md: published 2020-01-01, changed 2020-01-02\n");
}

TEST_CASE("a preview shows what is hidden at the tip, marked") {
  const GitFixture git;
  put(git, "plan.md", open_page("one"), "2020-01-01");
  put(git, "plan.md", draft("two"), "2020-01-02");
  put(git, "new.md", draft("one"), "2020-01-03");
  put(git, "later.md", page_with("status: published\npublish_on: 2030-01-01", "x"), "2020-01-04");
  put(git, "open.md", open_page("one"), "2020-01-05");
  CHECK(told(git, {std::nullopt, true}) ==
        "later.md: published 2020-01-04 [draft]\nnew.md: published 2020-01-03 [draft]\nopen.md: published "
        "2020-01-05\nplan.md: published 2020-01-01, changed 2020-01-02 [draft]\n");
}

TEST_CASE("a document outside the content folders doesn't exist") {
  const GitFixture git;
  put(git, "minutes/plan.md", open_page("one"), "2020-01-01");
  put(git, "contents/plan.md", open_page("one"), "2020-01-02");
  put(git, "content.md", open_page("one"), "2020-01-02");
  put(git, "content/plan.txt", open_page("one"), "2020-01-03");
  CHECK(told(pass_gate(git, site_settings()).history).empty());
}

}  // namespace gazette
