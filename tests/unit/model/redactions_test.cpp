#include "model/redactions.h"

#include <doctest/doctest.h>

#include "gate_fixture.h"

namespace gazette {

namespace {

RedactionEntry redact(const std::string& document, const std::string& versions, const std::string& digest) {
  RedactionEntry entry;
  entry.mark = {1, 1, 1};
  entry.document = {document, entry.mark};
  entry.versions = {{versions, entry.mark}};
  entry.reason = {"A reason", entry.mark};
  entry.decided_on = {*parse_iso_date("2021-01-01"), entry.mark};
  entry.digest = {digest, entry.mark};
  return entry;
}

std::string page(const std::string& title) {
  return "---\nstatus: published\ntitle: " + title + "\nrevision_note: note of " + title + "\n---\n" + title +
         "\n";
}

void write_three(const GitFixture& git) {
  put(git, "a.md", page("One"), "2020-01-01");
  put(git, "a.md", page("Two"), "2020-02-01");
  put(git, "a.md", page("Three"), "2020-03-01");
}

Gate withhold(const GitFixture& git, const std::vector<RedactionEntry>& entries) {
  return gazette::pass_gate(git, site_settings(""), {std::nullopt, false, entries});
}

std::string digest_of_version(const GitFixture& git, const std::vector<uint32_t>& versions) {
  return digest_versions(withhold(git, {}).history.documents.at(0), versions);
}

}  // namespace

TEST_CASE("nothing of a withheld version is left in the history but its day, its id and the reason") {
  const GitFixture git;
  write_three(git);
  const Gate gate = withhold(git, {redact("a.md", "2020-02-01", digest_of_version(git, {1}))});
  CHECK(gate.problems.empty());
  const PublicDocument& document = gate.history.documents.at(0);
  REQUIRE(document.versions.size() == 3);
  const Version& version = document.versions[1];
  CHECK_FALSE(version.has_text());
  CHECK(version.id == "2020-02-01");
  CHECK(iso_date(version.until.value()) == "2020-03-01");
  CHECK(version.blob.is_zero());
  CHECK(version.sheets.empty());
  CHECK(version.wording == Digest{});
  CHECK(version.title == "One");
  CHECK(version.header->title.empty());
  CHECK(version.header->note.empty());
  CHECK(document.versions[2].id == "2020-03-01");
  CHECK(text_before(document, 2) == 0U);
  REQUIRE(gate.history.redactions.size() == 1);
  CHECK(gate.history.redactions[0].versions == std::vector<uint32_t>{1});
  CHECK(gate.history.redactions[0].reason == "A reason");
}

TEST_CASE("of two documents that stood at one path on one day, the digest says which is meant") {
  const GitFixture git;
  put(git, "a.md", "---\nid: x\nstatus: published\n---\n# One\n", "2020-02-01T08:00:00Z");
  git.remove("a.md");
  git.commit("Remove", "2020-02-01T09:00:00Z");
  put(git, "a.md", "---\nid: y\nstatus: published\n---\n# Other\n", "2020-02-01T10:00:00Z");
  put(git, "a.md", "---\nid: y\nstatus: published\n---\n# Another\n", "2020-03-01");
  const PublicHistory open = withhold(git, {}).history;
  REQUIRE(open.documents.size() == 2);
  for (DocumentNumber meant = 0; meant < 2; ++meant) {
    const Gate gate =
        withhold(git, {redact("a.md", "2020-02-01", digest_versions(open.documents[meant], {0}))});
    CHECK(gate.problems.empty());
    CHECK_FALSE(gate.history.documents[meant].versions[0].has_text());
    CHECK(gate.history.documents[1 - meant].versions[0].has_text());
  }
}

TEST_CASE("a version of a plan is withheld with its strategy sheets") {
  const GitFixture git;
  const std::string folder = "plans/north/2024-25/";
  const std::string plan = "---\nid: north\nkind: plan\ntitle: Plan\nstatus: published\n---\n";
  const std::string sheet = "---\nid: a\nkind: initiative\ntitle: Sheet\nstatus: published\n---\n";
  git.write(folder + "1.1-a.md", sheet + "Names.\n");
  put(git, folder + "plan.md", plan, "2020-01-01");
  put(git, folder + "1.1-a.md", sheet + "No names.\n", "2020-02-01");
  const Gate gate = withhold(git, {redact(folder + "plan.md", "2020-01-01", digest_of_version(git, {0}))});
  CHECK(listed(gate.problems) == "");
  const std::vector<Version>& versions = gate.history.documents.at(0).versions;
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].redaction.has_value());
  CHECK(versions[0].sheets.empty());
  CHECK(versions[1].sheets.size() == 1);
}

TEST_CASE("a document that is gone may be withheld with all its versions, and its title with them") {
  const GitFixture git;
  write_three(git);
  take_away(git, "a.md", "2020-04-01");
  const Gate gate = withhold(git, {redact("a.md", "all", digest_of_version(git, {0, 1, 2}))});
  CHECK(gate.problems.empty());
  const PublicDocument& document = gate.history.documents.at(0);
  CHECK(document.latest_text() == nullptr);
  CHECK(document.has_past());
  for (const Version& version : document.versions) {
    CHECK(version.title == "A");
    CHECK(version.header->title.empty());
  }
}

TEST_CASE("a digest pins the bytes of the versions that are named") {
  const GitFixture git;
  write_three(git);
  const std::string of_first = digest_of_version(git, {0});
  CHECK(of_first != digest_of_version(git, {1}));
  CHECK(of_first != digest_of_version(git, {0, 1}));
  const Gate gate = withhold(git, {redact("a.md", "2020-02-01", of_first)});
  CHECK(listed(gate.problems) == "site/redactions.yml:1:1 error redaction-digest\n");
  CHECK(gate.history.documents[0].versions[1].has_text());
  CHECK(gate.history.redactions.empty());
}

TEST_CASE("what is in force isn't withheld, and what was withdrawn needs no digest") {
  const GitFixture git;
  write_three(git);
  CHECK(listed(withhold(git, {redact("a.md", "all", "")}).problems) ==
        "site/redactions.yml:1:1 error redacted-in-force\n");
  put(git, "a.md", "---\nstatus: withdrawn\n---\n# Gone\n", "2020-05-01");
  const Gate gate = withhold(git, {redact("a.md", "2020-02-01", "")});
  CHECK(gate.problems.empty());
  CHECK(gate.history.redactions.empty());
}

TEST_CASE("a redaction by an id may stand while its document is withdrawn, and holds when it comes back") {
  const GitFixture git;
  const std::string plan = "plans/north/2024-25/plan.md";
  const auto text = [](const std::string& status, const std::string& words) {
    return "---\nid: north-plan\nkind: plan\nstatus: " + status + "\ntitle: Plan\n---\n" + words + "\n";
  };
  put(git, plan, text("published", "Names."), "2020-01-01");
  put(git, plan, text("published", "No names."), "2020-02-01");
  const RedactionEntry entry = redact("north-plan", "2020-01-01", digest_of_version(git, {0}));
  CHECK(withhold(git, {entry}).history.documents[0].versions[0].redaction.has_value());
  put(git, plan, text("withdrawn", "No names."), "2020-03-01");
  CHECK(listed(withhold(git, {entry}).problems) == "");
  put(git, plan, text("published", "No names."), "2020-04-01");
  const Gate back = withhold(git, {entry});
  CHECK(listed(back.problems) == "");
  CHECK(back.history.documents[0].versions[0].redaction.has_value());
}

TEST_CASE("a version is withheld once") {
  const GitFixture git;
  write_three(git);
  const std::string digest = digest_of_version(git, {1});
  const Gate gate =
      withhold(git, {redact("a.md", "2020-02-01", digest), redact("a.md", "2020-02-01", digest)});
  CHECK(listed(gate.problems) == "site/redactions.yml:1:1 error redacted-version\n");
}

}  // namespace gazette
