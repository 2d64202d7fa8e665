// What readers are told of the differences between two versions, from the files to the sentences.
#include "render/amendment_sentences.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/files.h"
#include "model/compare_minutes.h"
#include "model/compare_plans.h"
#include "model/compare_reports.h"
#include "plan_fixture.h"

namespace gazette {

namespace {

using Edit = std::function<void(PlanFixture&)>;

const InterfaceWords& words() {
  static const InterfaceWords read =
      InterfaceWords::read(
          parse_front_matter(
              *read_file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "themes/gazette/strings/en.yml"), 1))
          .first;
  return read;
}

// Both versions have titles.
PlanFixture first_version() {
  PlanFixture plans;
  plans.replace(coaching_path, "kind: initiative", "kind: initiative\ntitle: Coach every teacher");
  plans.replace(units_path, "kind: initiative", "kind: initiative\ntitle: Teach common units");
  return plans;
}

std::string name_school(AmendmentField field, const std::string& id) {
  return field == AmendmentField::schools && id == "fisher-street" ? "Fisher Street School" : "";
}

std::vector<Amendment> compare(const PlanFixture& before, const PlanFixture& after) {
  return compare_plans(*before.read().first.find_plan("plan-2024"),
                       *after.read().first.find_plan("plan-2024"));
}

// Each sentence with the heading that it stands below.
std::string listed(const std::vector<AmendmentGroup>& groups) {
  std::string list;
  for (const AmendmentGroup& group : groups) {
    for (const AmendmentSentence& sentence : group.sentences)
      list += (group.title.empty() ? "" : group.title + ": ") + sentence.text + "\n";
  }
  return list;
}

std::string amend(const Edit& edit) {
  PlanFixture after = first_version();
  edit(after);
  return listed(group_amendments(compare(first_version(), after), words(), name_school));
}

std::string amend(const char* path, const std::string& from, const std::string& to) {
  return amend([&](PlanFixture& plans) { plans.replace(path, from, to); });
}

std::string amend_report(const Edit& edit) {
  const PlanFixture before = first_version();
  PlanFixture after = before;
  edit(after);
  const auto old_book = before.read().first;
  const auto new_book = after.read().first;
  return listed(group_amendments(
      compare_reports(old_book.reports.at(0), new_book.reports.at(0), old_book.find_plan("plan-2024")),
      words()));
}

std::string amend_report(const std::string& from, const std::string& to) {
  return amend_report([&](PlanFixture& plans) { plans.replace(report_path, from, to); });
}

}  // namespace

TEST_CASE("a plan that stays as it is needs no sentence") {
  CHECK(amend([](PlanFixture&) {}).empty());
  CHECK(group_amendments({}, words()).empty());
}

TEST_CASE("a date that moved and a figure that fell are one sentence") {
  CHECK(amend(coaching_path, "{when: By Nov 1st, due: 2024-11-01, target: 50 percent}",
              "{when: By Nov 1st, due: 2025-01-30, target: 49%}") ==
        "Initiative 1.1 “Coach every teacher”: Benchmark “Teachers try out”: due date moved from November 1, "
        "2024 to January 30, "
        "2025; target lowered from 50 percent to 49%.\n");
}

TEST_CASE("one of several stages is named by the day that readers know") {
  CHECK(amend(coaching_path, "{due: 2025-06-15, target: 70 percent}",
              "{due: 2025-06-30, target: 75 percent}") ==
        "Initiative 1.1 “Coach every teacher”: Benchmark “Students pass”, stage June 15, 2025: due date "
        "moved from June 15, 2025 to "
        "June 30, 2025; target raised from 70 percent to 75 percent.\n");
}

TEST_CASE("stages come and go") {
  CHECK(amend(coaching_path, "      - {due: 2025-01-31, target: 60 percent}\n", "") ==
        "Initiative 1.1 “Coach every teacher”: Benchmark “Students pass”: stage 60 percent by January 31, "
        "2025 removed.\n");
  CHECK(amend(coaching_path, "target: 70 percent}\n",
              "target: 70 percent}\n      - {when: In summer, target: nearly all}\n") ==
        "Initiative 1.1 “Coach every teacher”: Benchmark “Students pass”: stage “nearly all”, “In summer” "
        "added.\n");
}

TEST_CASE("a stage that moved and one that came are told apart by the figure") {
  CHECK(
      amend(
          coaching_path, "      - {due: 2025-06-15, target: 70 percent}\n",
          "      - {due: 2025-03-31, target: 65 percent}\n      - {due: 2025-06-20, target: 70 percent}\n") ==
      "Initiative 1.1 “Coach every teacher”: Benchmark “Students pass”: stage 65 percent by March 31, 2025 "
      "added.\n"
      "Initiative 1.1 “Coach every teacher”: Benchmark “Students pass”, stage June 15, 2025: due date moved "
      "from June 15, 2025 to "
      "June 20, 2025.\n");
}

TEST_CASE("what is new or gone as a whole is said in a word") {
  CHECK(amend([](PlanFixture& plans) { plans.remove(coaching_path); }) ==
        "Initiative 1.1 “Coach every teacher”: Dropped.\n");
  CHECK(amend(coaching_path,
              "  - id: visits\n    quarter: Jan-March\n    text: Visit.\n    when: Each month\n",
              "") == "Initiative 1.1 “Coach every teacher”: Activity “Visit” was dropped.\n");
  CHECK(amend(plan_path, "title: Mathematics}\n",
              "title: Mathematics}\n  - {id: reading, number: 2, title: Read more}\n") ==
        "Objective 2 “Read more”: Added.\n");
  CHECK(amend(plan_path, "## Priorities\n", "## Risks\nFew.\n## Priorities\n") ==
        "Section “Risks” was added.\n");
}

TEST_CASE("old wording is quoted where it is short") {
  CHECK(amend(coaching_path, "text: Visit.", "text: Visit lessons.") ==
        "Initiative 1.1 “Coach every teacher”: Activity “Visit lessons”: wording was “Visit” before.\n");
  CHECK(amend(coaching_path, "Coach every teacher", "Coach all teachers") ==
        "Initiative 1.1 “Coach all teachers”: Title was “Coach every teacher” before.\n");
}

TEST_CASE("long wording is named by how it begins, and the amendment keeps all of it") {
  const std::string text =
      "Grade teams meet every week with a coach to plan lessons and to look at what students do";
  PlanFixture before = first_version();
  before.replace(coaching_path, "text: Visit.", "text: " + text + " now.");
  PlanFixture after = first_version();
  after.replace(coaching_path, "text: Visit.", "text: " + text + " then.");
  const auto amendments = compare(before, after);
  CHECK(listed(group_amendments(amendments, words())) ==
        "Initiative 1.1 “Coach every teacher”: Activity “Grade teams meet every week with a coach to plan "
        "lessons and to look at "
        "what "
        "…”: wording changed from “… what students do now” to “… what students do then”.\n");
  CHECK(amendments.at(0).before.text == text + " now.");
}

TEST_CASE("a long resource is told by the words that changed") {
  const std::string both = "schools: [fisher-street]";
  PlanFixture before = first_version();
  before.replace(coaching_path, both,
                 "resources:\n  - Two outreach workers, paid from a federal grant that ends in June 2025");
  PlanFixture after = first_version();
  after.replace(
      coaching_path, both,
      "resources:\n  - Two outreach workers, paid from a federal grant until June 2025, then from the "
      "district's budget");
  CHECK(listed(group_amendments(compare(before, after), words())) ==
        "Initiative 1.1 “Coach every teacher”: Resource changed from “… a federal grant that ends in June "
        "2025” to “… a federal grant until June 2025, then from the district's budget”.\n");
}

TEST_CASE("words are cut between words, and one endless word somewhere") {
  CHECK(shorten("short").text == "short");
  CHECK_FALSE(shorten(std::string(80, 'x')).is_cut);
  CHECK(shorten(std::string(81, 'x')).text == std::string(80, 'x'));
  std::string accents;
  for (int i = 0; i < 100; ++i) accents += "é";
  CHECK(shorten(accents).text == accents.substr(0, 160));
  CHECK(shorten(std::string(79, 'x') + ", y y").text == std::string(79, 'x'));
  CHECK(shorten("").text.empty());
}

TEST_CASE("a renumbered initiative is called by its new number") {
  CHECK(amend(units_path, "number: \"1.2\"", "number: \"1.3\"") ==
        "Initiative 1.3 “Teach common units”: Number changed from 1.2 to 1.3.\n");
}

TEST_CASE("an initiative goes to another objective") {
  PlanFixture before = first_version();
  before.replace(plan_path, "title: Mathematics}\n",
                 "title: Mathematics}\n  - {id: reading, number: 2, title: Read more}\n");
  PlanFixture after = before;
  after.replace(units_path, "objective: mathematics", "objective: reading");
  const auto amendments = compare(before, after);
  CHECK(listed(group_amendments(amendments, words())) ==
        "Initiative 1.2 “Teach common units”: Moved from objective 1 “Mathematics” to objective 2 “Read "
        "more”.\n");
}

TEST_CASE("resources and schools are said of their initiative") {
  CHECK(
      amend(coaching_path, "schools: [fisher-street]", "resources: [Two coaches, A room]") ==
      "Initiative 1.1 “Coach every teacher”: Now at every school; resource “Two coaches” added; resource “A "
      "room” added.\n");
  CHECK(
      amend(units_path, "number:", "schools: [fisher-street, hill]\nnumber:") ==
      "Initiative 1.2 “Teach common units”: Now only at schools that it names; school “Fisher Street School” "
      "added; school “hill” added.\n");
}

TEST_CASE("another order is said of what holds the list") {
  CHECK(
      amend(
          coaching_path,
          "      - {due: 2025-01-31, target: 60 percent}\n      - {due: 2025-06-15, target: 70 percent}\n",
          "      - {due: 2025-06-15, target: 70 percent}\n      - {due: 2025-01-31, target: 60 percent}\n") ==
      "Initiative 1.1 “Coach every teacher”: Benchmark “Students pass”: order of the stages changed.\n");
  CHECK(amend(plan_path, "## Key issues\nToo few students reach what they could.\n## Priorities\n",
              "## Priorities\nToo few students reach what they could.\n## Key issues\n")
            .find("The plan: order of the sections changed.\n") != std::string::npos);
}

TEST_CASE("ids that readers can't read are left out") {
  CHECK(amend(plan_path, "continues: plan-2023", "continues: plan-2022") ==
        "The plan: what it continues changed.\n");
  CHECK(amend(plan_path, "continues: plan-2023\n", "") == "The plan: what it continues removed.\n");
  CHECK(amend(coaching_path, "kind: initiative\n", "kind: initiative\nmerged_from: [visits, circles]\n") ==
        "Initiative 1.1 “Coach every teacher”: Merged initiatives added.\n");
}

TEST_CASE("a corrected rating has its reason") {
  CHECK(amend_report(
            "    process: Fully Embedded Stage\n",
            "    process: Technical Implementation Stage\n    correction_reason: The log was wrong.\n") ==
        "Initiative 1.2 “Teach common units”: Rating: process rating corrected from “Fully Embedded Stage” "
        "to "
        "“Technical Implementation Stage”. Reason: The log was wrong.\n");
}

TEST_CASE("a rating comes and goes") {
  const std::string rating =
      "  - initiative: units\n    process: Fully Embedded Stage\n"
      "    performance: Performance Goals Not Reached\n";
  CHECK(amend_report(rating, "") ==
        "Initiative 1.2 “Teach common units”: Rating was dropped: process rating “Fully Embedded Stage”, "
        "performance rating “Performance Goals Not Reached”.\n");
  CHECK(amend_report(rating, rating + "    evidence: [The log]\n") ==
        "Initiative 1.2 “Teach common units”: Rating: evidence “The log” added.\n");
  CHECK(amend_report("  - initiative: units\n", "  - initiative: old\n") ==
        "Initiative 1.2 “Teach common units”: Rating was dropped: process rating “Fully Embedded Stage”, "
        "performance rating “Performance Goals Not Reached”.\n"
        "Initiative “old”: Rating: process rating “Fully Embedded Stage” added; performance rating "
        "“Performance Goals Not Reached” added.\n");
}

TEST_CASE("a benchmark's status changed, with its figure") {
  CHECK(amend_report("status: partly met}", "status: met, figure: 52 percent}") ==
        "Initiative 1.1 “Coach every teacher”: Status of “Teachers try out”, stage November 1, 2024: status "
        "changed from “partly "
        "met” "
        "to “met”; figure 52 percent added.\n");
}

TEST_CASE("a status that is dropped says what it was") {
  CHECK(amend_report(
            "  - {initiative: coaching, benchmark: coached-lessons, stage: 2024-11-01, status: partly met}\n",
            "") ==
        "Initiative 1.1 “Coach every teacher”: Status of “Teachers try out”, stage November 1, 2024 was "
        "dropped: status “partly met”.\n");
}

TEST_CASE("the same words in another form aren't said twice") {
  CHECK(amend(coaching_path, "Coach every teacher", "Coach\u00A0every teacher") ==
        "Initiative 1.1 “Coach\u00A0every teacher”: Title in another form, with the same words.\n");
  CHECK(amend(coaching_path, "text: Visit.", "text: Visit") ==
        "Initiative 1.1 “Coach every teacher”: Activity “Visit”: wording in another form, with the same "
        "words.\n");
}

TEST_CASE("minutes name what they speak of") {
  Minutes before;
  Minutes after;
  before.plan = {"plan-2023", {1, 1, 1}};
  after.plan = {"plan-2024", {1, 1, 1}};
  after.discussed = {{"coaching", {1, 1, 1}}, {"unknown", {1, 1, 1}}};
  const auto name = [](AmendmentField, const std::string& id) {
    return id == "coaching" ? std::string("Coach every teacher") : std::string();
  };
  CHECK(
      listed(group_amendments(compare_minutes(before, after), words(), name)) ==
      "The minutes: plan that they are about changed; initiatives discussed “Coach every teacher”, “unknown” "
      "added.\n");
}

TEST_CASE("narratives and the report's own facts") {
  CHECK(amend_report("### What helped", "Much helped.") == "Narrative “Overall progress”: text changed.\n");
  CHECK(amend_report("#### In the classroom\n", "") ==
        "Initiative 1.1 “Coach every teacher”: Narrative: text removed.\n");
  CHECK(amend_report("### coaching", "### units") ==
        "Initiative 1.1 “Coach every teacher”: Narrative was dropped.\n"
        "Initiative 1.2 “Teach common units”: Narrative was added.\n");
  CHECK(amend_report("## mathematics", "## reading").find("Objective “reading”: Narrative was added.\n") !=
        std::string::npos);
  CHECK(amend_report("kind: progress-report", "kind: summative-report\nauthor: Plan Monitor") ==
        "The report: kind of report changed from progress report to summative report; author “Plan "
        "Monitor” added.\n");
}

TEST_CASE("groups follow the plan: the whole, each objective, each initiative") {
  const PlanFixture before = first_version();
  PlanFixture after = before;
  after.replace(coaching_path, "text: Visit.", "text: Visit lessons.");
  after.replace(coaching_path, "measure: Tests", "measure: Common tests");
  after.replace(plan_path, "lead: Director of Mathematics, title", "lead: Director, title");
  after.replace(plan_path, "kind: plan", "kind: plan\ntitle: Our plan");
  const auto groups = group_amendments(compare(before, after), words());
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].title.empty());
  CHECK(groups[1].title == "Objective 1 “Mathematics”");
  CHECK(groups[2].title == "Initiative 1.1 “Coach every teacher”");
  CHECK(groups[2].initiative.id == "coaching");
  REQUIRE(groups[2].sentences.size() == 2);
  CHECK(groups[1].sentences[0].text == "Lead changed from “Director of Mathematics” to “Director”.");
  CHECK(groups[2].sentences[0].text.starts_with("Benchmark “"));
  CHECK(groups[2].sentences[1].text.starts_with("Activity “"));
  CHECK(groups[2].sentences[1].first == 3);
  CHECK(groups[2].sentences[1].count == 1);
}

TEST_CASE("every amendment is said in exactly one sentence") {
  const PlanFixture before = first_version();
  PlanFixture after = before;
  after.write(coaching_path,
              "---\nid: coaching\nkind: initiative\nobjective: mathematics\nstatus: published\n---\n");
  after.write(units_path, "---\nkind: initiative\nstatus: published\n---\nWords.\n");
  after.write(plan_path, "---\nid: plan-2024\nkind: plan\n---\nNothing.\n");
  const auto amendments = compare(before, after);
  REQUIRE(amendments.size() > 10);
  size_t next = 0;
  for (const AmendmentGroup& group : group_amendments(amendments, words())) {
    for (const AmendmentSentence& sentence : group.sentences) {
      CHECK(sentence.first == next);
      CHECK(sentence.text.find('{') == std::string::npos);
      CHECK(sentence.text.find("“”") == std::string::npos);
      CHECK(sentence.text.find(": .") == std::string::npos);
      next += sentence.count;
    }
  }
  CHECK(next == amendments.size());
}

}  // namespace gazette
