// Plans at the gate: a plan with its strategy sheets is one document, and shows nothing of what isn't public.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "gate_fixture.h"

namespace gazette {

namespace {

const std::string folder = "plans/north/2024-25/";

std::string plan_text(const std::string& lines, const std::string& text = "We mean it.") {
  return "---\nid: north-2024-25\nkind: plan\nframework: level-4-aip\nschool_year: 2024-25\ntitle: Plan\n" +
         lines + "\n---\n## Key issues\n\n" + text + "\n";
}

std::string sheet_text(const std::string& id, const std::string& lines, const std::string& text = "Why.") {
  return "---\nid: " + id + "\nkind: initiative\nobjective: one\nnumber: \"1.1\"\ntitle: Sheet " + id + "\n" +
         lines + "\n---\n" + text + "\n";
}

const std::string open = "status: published";
const std::string closed = "status: draft";

// The sheets of each version: "2024-09-01: a b; 2024-10-01: a".
std::string sheets_of(const PublicDocument& document) {
  std::string text;
  for (const Version& version : document.versions) {
    if (!text.empty()) text += "; ";
    text += version.has_text() ? fmt::format("{}:", version.id) : std::string("gone");
    for (const VersionSheet& sheet : version.sheets) (text += " ") += file_stem(file_name(sheet.path.text));
  }
  return text;
}

std::string sheets(const GitFixture& git, const GateOptions& options = {}) {
  const Gate gate = pass_gate(git, site_settings(), options);
  std::string text;
  for (const PublicDocument& document : gate.history.documents) {
    if (document.kind == DocumentKind::plan) text += sheets_of(document);
  }
  return text;
}

std::string told_of_plans(const GitFixture& git, const GateOptions& options = {}) {
  return told(pass_gate(git, site_settings(), options).history);
}

}  // namespace

TEST_CASE("a plan changes when one of its sheets does") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open), "2024-10-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "Why not."), "2024-11-01");
  CHECK(told_of_plans(git) ==
        "plans/north/2024-25/plan.md: published 2024-09-01, changed 2024-10-01, changed 2024-11-01\n");
  CHECK(sheets(git) == "2024-09-01:; 2024-10-01: 1.1-a; 2024-11-01: 1.1-a");
  take_away(git, folder + "1.1-a.md", "2024-12-01");
  CHECK(sheets(git) == "2024-09-01:; 2024-10-01: 1.1-a; 2024-11-01: 1.1-a; 2024-12-01:");
}

TEST_CASE("what one commit changes in a plan and its sheets is one version") {
  const GitFixture git;
  git.write(folder + "plan.md", plan_text(open));
  git.write(folder + "1.1-a.md", sheet_text("a", open));
  git.write(folder + "1.2-b.md", sheet_text("b", open));
  git.commit("Publish", "2024-09-01T12:00:00Z");
  git.write(folder + "plan.md", plan_text(open, "We still mean it."));
  git.write(folder + "1.1-a.md", sheet_text("a", open, "Other words."));
  git.remove(folder + "1.2-b.md");
  git.commit("Amend", "2024-10-01T12:00:00Z");
  CHECK(sheets(git) == "2024-09-01: 1.1-a 1.2-b; 2024-10-01: 1.1-a");
}

TEST_CASE("sheets that were public before their plan begin with it") {
  const GitFixture git;
  put(git, folder + "1.1-a.md", sheet_text("a", open, "First words."), "2024-08-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "Second words."), "2024-08-15");
  CHECK(told_of_plans(git).empty());
  put(git, folder + "plan.md", plan_text(closed), "2024-08-20");
  CHECK(told_of_plans(git).empty());
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  CHECK(told_of_plans(git) == "plans/north/2024-25/plan.md: published 2024-09-01\n");
  CHECK(sheets(git) == "2024-09-01: 1.1-a");
}

TEST_CASE("a draft sheet isn't part of the public plan") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", closed), "2024-10-01");
  put(git, folder + "1.1-a.md", sheet_text("a", closed, "Other."), "2024-10-02");
  CHECK(told_of_plans(git) == "plans/north/2024-25/plan.md: published 2024-09-01\n");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "At last."), "2024-11-01");
  CHECK(sheets(git) == "2024-09-01:; 2024-11-01: 1.1-a");
}

TEST_CASE("a draft between two published versions of a sheet leaves the first in force") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "One."), "2024-10-01");
  put(git, folder + "1.1-a.md", sheet_text("a", closed, "Secret."), "2024-10-15");
  put(git, folder + "plan.md", plan_text(open, "Other words."), "2024-10-20");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "Two."), "2024-11-01");
  CHECK(sheets(git) == "2024-09-01:; 2024-10-01: 1.1-a; 2024-10-20: 1.1-a; 2024-11-01: 1.1-a");
  const Gate gate = pass_gate(git, site_settings());
  const auto& versions = gate.history.documents.at(0).versions;
  CHECK(versions[1].sheets[0].blob == versions[2].sheets[0].blob);
}

TEST_CASE("a draft of a sheet that comes when its plan goes leaves what readers saw for the plan's return") {
  for (const std::string& covered : {closed, open}) {
    CAPTURE(covered);
    const GitFixture git;
    git.write(folder + "plan.md", plan_text(open));
    git.write(folder + "1.1-a.md", sheet_text("a", open));
    git.commit("Publish", "2024-09-01T12:00:00Z");
    git.write(folder + "plan.md", plan_text("status: withdrawn\nrevision_note: Wrong"));
    git.write(folder + "1.1-a.md", sheet_text("a", covered));
    git.commit("Withdraw", "2024-10-01T12:00:00Z");
    put(git, folder + "plan.md", plan_text(open), "2024-11-01");
    put(git, folder + "1.1-a.md", sheet_text("a", open + "  # again"), "2024-12-01");
    CHECK(sheets(git) == "2024-09-01: 1.1-a; gone; 2024-11-01: 1.1-a");
  }
}

TEST_CASE("a draft of a sheet that comes while its plan is gone leaves what readers had seen") {
  const GitFixture git;
  git.write(folder + "plan.md", plan_text(open));
  git.write(folder + "1.1-a.md", sheet_text("a", open));
  git.commit("Publish", "2024-09-01T12:00:00Z");
  put(git, folder + "plan.md", plan_text("status: withdrawn\nrevision_note: Wrong"), "2024-10-01");
  std::string at_return = " 1.1-a";
  SUBCASE("as it was") {}
  SUBCASE("but not what it said since then") {
    put(git, folder + "1.1-a.md", sheet_text("a", open, "Secret."), "2024-10-02");
  }
  SUBCASE("nor what was taken out") {
    take_away(git, folder + "1.1-a.md", "2024-10-02");
    at_return.clear();
  }
  put(git, folder + "1.1-a.md", sheet_text("a", closed), "2024-10-03");
  put(git, folder + "plan.md", plan_text(open), "2024-11-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "Two."), "2024-12-01");
  CHECK(sheets(git) == "2024-09-01: 1.1-a; gone; 2024-11-01:" + at_return + "; 2024-12-01: 1.1-a");
  const auto versions = pass_gate(git, site_settings()).history.documents.at(0).versions;
  if (!at_return.empty()) CHECK(versions.at(2).sheets.at(0).blob == versions.at(0).sheets.at(0).blob);
}

TEST_CASE("a sheet that becomes a draft again is an error and hides all its versions") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open), "2024-10-01");
  put(git, folder + "1.1-a.md", sheet_text("a", closed), "2024-11-01");
  CHECK(sheets(git) == "2024-09-01:");
  CHECK(listed(pass_gate(git, site_settings()).problems) ==
        "plans/north/2024-25/1.1-a.md:7:9 error unpublished\n");
}

TEST_CASE("a withdrawn sheet leaves no version of itself in the plan") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open), "2024-10-01");
  put(git, folder + "1.1-a.md", sheet_text("a", "status: withdrawn\nrevision_note: Names"), "2024-11-01");
  CHECK(sheets(git) == "2024-09-01:");
  CHECK(listed(pass_gate(git, site_settings()).problems).empty());
}

TEST_CASE("a withdrawn sheet that waits for its return is withdrawn until that day") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open), "2024-10-01");
  put(git, folder + "1.1-a.md", sheet_text("a", "status: withdrawn\nrevision_note: Names"), "2024-11-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open + "\npublish_on: 2025-01-01", "Other."), "2024-11-02");
  CHECK(sheets(git, {parse_iso_date("2024-12-31"), false}) == "2024-09-01:");
  CHECK(sheets(git, {parse_iso_date("2025-01-01"), false}).ends_with("2025-01-01: 1.1-a"));
}

TEST_CASE("a withdrawn plan takes its sheets with it") {
  const GitFixture git;
  put(git, folder + "1.1-a.md", sheet_text("a", open), "2024-08-01");
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "plan.md", plan_text("status: withdrawn\nrevision_note: Wrong"), "2024-10-01");
  const Gate gate = pass_gate(git, site_settings());
  CHECK(told(gate.history) == "plans/north/2024-25/plan.md: removed on 2024-10-01\n");
  CHECK(gate.history.documents.at(0).removal_reason == "Wrong");
  CHECK(sheets(git) == "gone");
}

TEST_CASE("a plan that is deleted and comes back has the sheets of its return") {
  const GitFixture git;
  git.write(folder + "plan.md", plan_text(open));
  git.write(folder + "1.1-a.md", sheet_text("a", open));
  git.commit("Publish", "2024-09-01T12:00:00Z");
  take_away(git, folder + "plan.md", "2024-10-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "Other."), "2024-10-15");
  put(git, folder + "1.2-b.md", sheet_text("b", open), "2024-10-16");
  put(git, folder + "plan.md", plan_text(open), "2024-11-01");
  CHECK(sheets(git) == "2024-09-01: 1.1-a; gone; 2024-11-01: 1.1-a 1.2-b");
}

TEST_CASE("a sheet held back for a day joins the plan on that day") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open + "\npublish_on: 2024-12-01"), "2024-10-01");
  put(git, folder + "plan.md", plan_text(open, "Other words."), "2024-11-01");
  CHECK(sheets(git, {parse_iso_date("2024-11-30"), false}) == "2024-09-01:; 2024-11-01:");
  CHECK(sheets(git, {parse_iso_date("2024-12-01"), false}) == "2024-09-01:; 2024-11-01:; 2024-12-01: 1.1-a");
  // Nobody says which day it is: what waits isn't due.
  CHECK(sheets(git) == "2024-09-01:; 2024-11-01:");
}

TEST_CASE("a sheet whose clock is ahead brings no text of its plan that waits for its day") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open, "One."), "2024-09-01");
  put(git, folder + "plan.md", plan_text(open + "\npublish_on: 2025-06-01", "Secret."), "2024-10-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open), "2026-01-01");
  const GateOptions before{parse_iso_date("2025-01-01"), false};
  CHECK(sheets(git, before) == "2024-09-01:; 2026-01-01: 1.1-a");
  const auto versions = pass_gate(git, site_settings(), before).history.documents.at(0).versions;
  CHECK(versions.at(1).blob == versions.at(0).blob);
}

TEST_CASE("a commit that changes nothing public makes no sheet due that waits for its day") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open + "\npublish_on: 2024-12-01"), "2024-10-01");
  put(git, folder + "plan.md", plan_text(open + "\nrevision_note: Nothing new"), "2025-02-01");
  CHECK(sheets(git) == "2024-09-01:");
}

TEST_CASE("a new file name and another way to write the facts make no version of a plan") {
  const GitFixture git;
  git.write(folder + "plan.md", plan_text(open));
  git.write(folder + "1.1-a.md", sheet_text("a", open + "\nlead: Coach"));
  git.write(folder + "1.2-b.md", sheet_text("b", open));
  git.commit("Publish", "2024-09-01T12:00:00Z");
  rename(git, folder + "1.1-a.md", folder + "1.9-anew.md", "2024-10-01");
  put(git, folder + "1.9-anew.md", sheet_text("a", "lead:   \"Coach\"  # who\n" + open), "2024-10-02");
  put(git, folder + "1.9-anew.md", sheet_text("a", open + "\nlead: Coach\nrevision_note: None"),
      "2024-10-03");
  put(git, folder + "1.9-anew.md", sheet_text("a", open + "\nlead: Coach\nnotes: for us"), "2024-10-03");
  CHECK(sheets(git) == "2024-09-01: 1.1-a 1.2-b");
  put(git, folder + "1.9-anew.md", sheet_text("a", open + "\nlead: Principal"), "2024-10-04");
  CHECK(sheets(git) == "2024-09-01: 1.1-a 1.2-b; 2024-10-04: 1.2-b 1.9-anew");
}

TEST_CASE("minutes are internal unless they say otherwise") {
  const GitFixture git;
  const auto minutes = [](const std::string& lines) {
    return "---\nid: m\nkind: minutes\nplan: north-2024-25\ntitle: Minutes\n" + lines +
           "\n---\n## 1. Progress\n";
  };
  put(git, folder + "minutes/october.md", minutes(open), "2024-10-01");
  put(git, folder + "minutes/november.md", minutes(open + "\naudience: internal"), "2024-11-01");
  CHECK(told_of_plans(git).empty());
  put(git, folder + "minutes/december.md", minutes(open + "\naudience: public"), "2024-12-01");
  CHECK(told_of_plans(git) == "plans/north/2024-25/minutes/december.md: published 2024-12-01\n");
  // The same bytes are public where a page says nothing of its audience, and internal here.
  put(git, "content/october.md", minutes(open), "2024-12-02");
  CHECK(told_of_plans(git) ==
        "content/october.md: published 2024-12-02\n"
        "plans/north/2024-25/minutes/december.md: published 2024-12-01\n");
}

TEST_CASE("a preview shows a draft sheet in its plan") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", closed), "2024-10-01");
  CHECK(told_of_plans(git, {{}, true}) ==
        "plans/north/2024-25/plan.md: published 2024-09-01, changed 2024-10-01 [draft]\n");
  CHECK(sheets(git, {{}, true}) == "2024-09-01:; 2024-10-01: 1.1-a");
}

TEST_CASE("a report with one more rating is a new version") {
  const GitFixture git;
  const auto report = [](const std::string& lines) {
    return "---\nid: r\nkind: progress-report\nplan: north-2024-25\ntitle: Report\n" + lines +
           "\n---\nText.\n";
  };
  put(git, folder + "reports/autumn.md", report(open), "2024-10-01");
  put(git, folder + "reports/autumn.md", report(open + "\nratings:\n  - {initiative: a, process: P}"),
      "2024-11-01");
  put(git, folder + "reports/autumn.md",
      report(open + "\nratings:\n- process: P\n  initiative: a # the first one"), "2024-12-01");
  CHECK(told_of_plans(git) ==
        "plans/north/2024-25/reports/autumn.md: published 2024-10-01, changed 2024-11-01\n");
}

TEST_CASE("in plain mode the files of plans are pages like others") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open), "2024-10-01");
  const PublicHistory history = pass_gate(git, plain_settings()).history;
  CHECK(told(history) ==
        "plans/north/2024-25/1.1-a.md: published 2024-10-01\n"
        "plans/north/2024-25/plan.md: published 2024-09-01\n");
  CHECK(history.documents[0].kind == DocumentKind::page);
}

TEST_CASE("a commit in which the public sees nothing never brings back what a sheet said before") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "One."), "2024-10-01");
  // The clock of this machine is ahead.
  put(git, folder + "1.1-a.md", sheet_text("a", open + "\n# a comment", "One."), "2030-01-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "Two."), "2024-11-01");
  CHECK(sheets(git) == "2024-09-01:; 2024-10-01: 1.1-a; 2024-11-01: 1.1-a");
  const Gate gate = pass_gate(git, site_settings());
  const auto& versions = gate.history.documents.at(0).versions;
  CHECK(versions[1].sheets[0].blob != versions[2].sheets[0].blob);
  CHECK(gate.history.newest == parse_iso_date("2024-11-01"));
}

TEST_CASE("a draft that is dropped under a clock that is behind moves no day") {
  const auto days_with = [](bool with_draft) {
    const GitFixture git;
    put(git, folder + "plan.md", plan_text(open), "2024-09-01");
    put(git, folder + "1.1-a.md", sheet_text("a", open, "One."), "2024-09-02");
    put(git, folder + "1.1-a.md", sheet_text("a", open, "Two."), "2024-09-10");
    if (with_draft) put(git, folder + "1.1-a.md", sheet_text("a", closed, "Secret."), "2024-09-11");
    git.write(folder + "1.1-a.md", sheet_text("a", open, "Two."));
    put(git, folder + "plan.md", plan_text(open, "Other words."), "2024-09-05");
    return told_of_plans(git);
  };
  CHECK(days_with(false) ==
        "plans/north/2024-25/plan.md: published 2024-09-01, changed 2024-09-02, changed 2024-09-10, changed "
        "2024-09-10.2\n");
  CHECK(days_with(true) == days_with(false));
}

TEST_CASE("a sheet that nobody saw because its plan is a draft may become one too") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(closed), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open), "2024-10-01");
  put(git, folder + "1.1-a.md", sheet_text("a", closed), "2024-11-01");
  CHECK(listed(pass_gate(git, site_settings()).problems).empty());
  put(git, folder + "plan.md", plan_text(open), "2024-12-01");
  CHECK(listed(pass_gate(git, site_settings()).problems).empty());
  CHECK(sheets(git) == "2024-12-01:");
}

TEST_CASE("a sheet that was a draft again before its plan was public never said what it said then") {
  const GitFixture git;
  const std::string held_back = open + "\npublish_on: 2024-12-01";
  SUBCASE("the plan was a draft") {
    put(git, folder + "plan.md", plan_text(closed), "2024-09-01");
  }
  SUBCASE("the plan was held back") {
    put(git, folder + "plan.md", plan_text(held_back), "2024-09-01");
  }
  SUBCASE("there was no plan") {}
  put(git, folder + "1.1-a.md", sheet_text("a", open, "Secret."), "2024-10-01");
  put(git, folder + "1.1-a.md", sheet_text("a", closed), "2024-11-01");
  put(git, folder + "plan.md", plan_text(held_back), "2024-12-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "At last."), "2025-01-01");
  CHECK(sheets(git) == "2024-12-01:; 2025-01-01: 1.1-a");
}

TEST_CASE("a sheet that becomes a draft as its plan becomes public was never read") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(closed), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "Secret."), "2024-10-01");
  git.write(folder + "plan.md", plan_text(open));
  git.write(folder + "1.1-a.md", sheet_text("a", closed));
  git.commit("Publish", "2024-11-01T12:00:00Z");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "At last."), "2024-12-01");
  CHECK(sheets(git) == "2024-11-01:; 2024-12-01: 1.1-a");
}

TEST_CASE("a sheet that moves to another public plan leaves the first") {
  const GitFixture git;
  const std::string other = "plans/north/2025-26/";
  git.write(folder + "plan.md", plan_text(open));
  git.write(other + "plan.md", plan_text(open));
  git.commit("Publish", "2024-09-01T12:00:00Z");
  put(git, folder + "1.1-a.md", sheet_text("a", open), "2024-10-01");
  rename(git, folder + "1.1-a.md", other + "1.1-a.md", "2024-11-01");
  CHECK(told_of_plans(git) ==
        "plans/north/2024-25/plan.md: published 2024-09-01, changed 2024-10-01, changed 2024-11-01\n"
        "plans/north/2025-26/plan.md: published 2024-09-01, changed 2024-11-01\n");
}

TEST_CASE("a sheet that moves to a private plan is taken away") {
  const GitFixture git;
  const std::string next = "plans/north/2025-26/";
  put(git, next + "plan.md", plan_text(closed), "2024-08-01");
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "One."), "2024-10-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open + "\npublish_on: 2099-01-01", "Two."), "2024-10-02");
  SUBCASE("as it was") {
    rename(git, folder + "1.1-a.md", next + "1.1-a.md", "2024-11-01");
    CHECK(sheets(git) == "2024-09-01:; 2024-10-01: 1.1-a; 2024-11-01:");
  }
  SUBCASE("and comes back from there as a new one") {
    rename(git, folder + "1.1-a.md", next + "1.1-a.md", "2024-11-01");
    put(git, next + "1.1-a.md", sheet_text("a", open, "Secret."), "2024-11-02");
    rename(git, next + "1.1-a.md", folder + "1.2-a.md", "2024-12-01");
    CHECK(sheets(git) == "2024-09-01:; 2024-10-01: 1.1-a; 2024-11-01:; 2024-12-01: 1.2-a");
  }
}

TEST_CASE("a private copy of a sheet doesn't take its place when it moves") {
  std::string first = closed;
  std::string last = closed;
  SUBCASE("its plan stays a draft") {}
  SUBCASE("its plan becomes public later") {
    last = open;
  }
  SUBCASE("its plan is held back") {
    first = last = open + "\npublish_on: 2099-01-01";
  }
  const auto sheets_with = [&](bool with_copy) {
    const GitFixture git;
    const std::string next = "plans/north/2025-26/";
    put(git, next + "plan.md", plan_text(first), "2024-08-01");
    put(git, folder + "plan.md", plan_text(open), "2024-09-01");
    git.write(folder + "1.1-a.md", sheet_text("a", open, "A name."));
    if (with_copy) git.write(next + "1.2-a.md", sheet_text("a", open, "A name."));
    git.commit("Add", "2024-10-01T12:00:00Z");
    git.move(folder + "1.1-a.md", folder + "1.2-a.md");
    if (with_copy) git.remove(next + "1.2-a.md");
    git.commit("Rename", "2024-11-01T12:00:00Z");
    put(git, folder + "1.2-a.md", sheet_text("a", "status: withdrawn\nrevision_note: It named a pupil"),
        "2024-12-01");
    put(git, next + "plan.md", plan_text(last), "2024-12-15");
    return sheets(git);
  };
  CHECK(sheets_with(false) == (last == open ? "2024-09-01:2024-12-15:" : "2024-09-01:"));
  CHECK(sheets_with(true) == sheets_with(false));
}

TEST_CASE("a private copy that comes as a sheet moves doesn't take its place") {
  const std::string next = "plans/north/2023-24/";  // before the other
  const std::string waits = sheet_text("a", open + "\npublish_on: 2099-01-01", "Another name.");
  bool has_waiting = false;
  SUBCASE("as it is read") {}
  SUBCASE("while its next text waits") {
    has_waiting = true;
  }
  const auto sheets_with = [&](bool with_copy) {
    const GitFixture git;
    put(git, next + "plan.md", plan_text(closed), "2024-08-01");
    put(git, folder + "plan.md", plan_text(open), "2024-09-01");
    put(git, folder + "1.1-a.md", sheet_text("a", open, "A name."), "2024-10-01");
    if (has_waiting) put(git, folder + "1.1-a.md", waits, "2024-10-02");
    git.move(folder + "1.1-a.md", folder + "1.2-a.md");
    if (with_copy) git.write(next + "1.1-a.md", has_waiting ? waits : sheet_text("a", open, "A name."));
    git.commit("Rename", "2024-11-01T12:00:00Z");
    std::string text = sheets(git);
    put(git, folder + "1.2-a.md", sheet_text("a", "status: withdrawn\nrevision_note: It named a pupil"),
        "2024-12-01");
    return text + " / " + sheets(git);
  };
  CHECK(sheets_with(false) == "2024-09-01:; 2024-10-01: 1.1-a / 2024-09-01:");
  CHECK(sheets_with(true) == sheets_with(false));
}

TEST_CASE("what is held back comes among the files of its day") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open + "\npublish_on: 2024-12-01"), "2024-10-01");
  put(git, folder + "1.2-b.md", sheet_text("b", open + "\npublish_on: 2024-12-01"), "2024-10-02");
  put(git, folder + "plan.md", plan_text(open, "Other words."), "2024-11-01");
  put(git, folder + "notes.md", "---\nstatus: draft\n---\n", "2024-11-20");
  put(git, folder + "plan.md", plan_text(open, "Third words."), "2025-01-01");
  CHECK(sheets(git) == "2024-09-01:; 2024-11-01:; 2024-12-01: 1.1-a 1.2-b; 2025-01-01: 1.1-a 1.2-b");
  const Gate gate = pass_gate(git, site_settings());
  const auto& versions = gate.history.documents.at(0).versions;
  CHECK(versions[2].publication == 4);
  CHECK(versions[2].was_held_back);
  CHECK_FALSE(versions[3].was_held_back);
}

TEST_CASE("what was held back for a day comes before what is published on it") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open + "\npublish_on: 2024-12-01"), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "One."), "2024-10-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "Two."), "2024-12-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "Three."), "2025-01-01");
  CHECK(told_of_plans(git) ==
        "plans/north/2024-25/plan.md: published 2024-12-01, changed 2024-12-01.2, changed 2025-01-01\n");
}

TEST_CASE("the clock of a private publication says nothing of what was held back before it") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open + "\npublish_on: 2024-12-01"), "2024-10-01");
  put(git, folder + "notes.md", "---\nstatus: draft\n---\n", "2030-01-01");
  put(git, folder + "plan.md", plan_text(open, "Other words."), "2025-01-01");
  CHECK(told_of_plans(git) ==
        "plans/north/2024-25/plan.md: published 2024-09-01, changed 2024-12-01, changed 2025-01-01\n");
}

TEST_CASE("what was held back and what came after its day stay in their order") {
  const GitFixture git;
  put(git, folder + "plan.md", plan_text(open), "2024-09-01");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "One."), "2024-09-02");
  put(git, folder + "1.1-a.md", sheet_text("a", open + "\npublish_on: 2024-10-01", "Two."), "2024-09-03");
  put(git, folder + "1.1-a.md", sheet_text("a", open, "One."), "2024-11-01");
  CHECK(told_of_plans(git, {parse_iso_date("2024-12-01"), false}) ==
        "plans/north/2024-25/plan.md: published 2024-09-01, changed 2024-09-02, changed 2024-10-01, changed "
        "2024-11-01\n");
}

}  // namespace gazette
