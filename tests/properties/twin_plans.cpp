#include "twin_plans.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/date.h"
#include "exported.h"
#include "public_plans.h"

namespace gazette {

namespace {

// What isn't public may be as wrong as it likes.
const char* const mistakes =
    "objektive: nowhere\nnumber: 7\nobjectives: none\ncontinues: nobody\nplan: nothing\ndated: 2012-13-45\n";

class PlanStory {
 public:
  explicit PlanStory(uint32_t seed)
      : random_(seed),
        first_(seed * 2 + 1, first_secret),
        second_(seed * 2 + 2, second_secret),
        translates_(chance(random_, 50)),
        plans_(seed * 3, translates_,
               [this](const std::string& path) { return stands(first_, path) && stands(second_, path); }),
        default_status_(chance(random_, 25) ? "published" : "draft") {
    ghost_ = plans_.list_folders().front() + "/reports/ghost.md";
  }

  PlanTwins tell() && {
    publish();
    for (size_t steps = 22 + pick(random_, 18); steps > 0; --steps) {
      live_privately(first_);
      live_privately(second_);
      // What is struck out comes right before anything else happens.
      for (size_t i = withheld_.empty() ? pick(random_, 4) : 0; i > 0; --i) plans_.step();
      publish();
    }
    if (!withheld_.empty()) publish();
    end();
    for (const auto& [feature, count] : plans_.features()) features_[feature] += count;
    const Date last(
        std::chrono::sys_days(std::chrono::days(newest_ + static_cast<int64_t>(pick(random_, 3000)))));
    return {{first_.stream(), second_.stream(), std::move(features_)}, iso_date(last)};
  }

 private:
  void count(const std::string& feature) { ++features_[feature]; }

  static std::string bytes_of(const Twin& twin, const std::string& path, const StyledText& text) {
    const uint32_t style = twin.style_of(path);
    return path.ends_with(".md") ? write_document(text, style, twin.secret())
                                 : write_facts(text, style, twin.secret());
  }

  bool stands(const Twin& twin, const std::string& path) const {
    const auto committed = twin.committed().find(path);
    return !twin.private_files.contains(path) && committed != twin.committed().end() &&
           committed->second == bytes_of(twin, path, plans_.files().at(path));
  }

  void uncover_both(const std::string& path) {
    first_.private_files.erase(path);
    second_.private_files.erase(path);
  }

  // A public document says for once what nobody may read any more, in each repository something else.
  void strike_out(const std::set<std::string>& touched) {
    // What is translated while it says so would be withheld, too.
    const auto is_translated = [&](const std::string& path) {
      return is_translation_file(path) ||
             (path.ends_with(".md") && plans_.files().contains(translation_of(path)));
    };
    if (std::any_of(touched.begin(), touched.end(), is_translated)) return;
    std::vector<std::string> paths;
    for (const auto& [path, text] : plans_.files()) {
      const bool is_there = first_.committed().contains(path) && second_.committed().contains(path);
      const bool has_plan = !is_sheet_file(path) || is_seen(folder_of_plan(path) + "/plan.md");
      if (path.ends_with(".md") && is_there && is_seen(path) && has_plan && !is_translation_file(path))
        paths.push_back(path);
    }
    if (paths.empty()) return;
    count("redaction");
    withheld_ = paths[pick(random_, paths.size())];
    for (Twin* twin : {&first_, &second_}) {
      StyledText text = plans_.files().at(withheld_);
      text.facts["title"] = word_fact(fmt::format("{} {}", struck_out, twin->words()));
      text.facts["revision_note"] = word_fact(twin->words());
      text.paragraphs.push_back({fmt::format("{} {}", struck_out, twin->words()), {}});
      (twin == &first_ ? withheld_bytes_.first : withheld_bytes_.second) = bytes_of(*twin, withheld_, text);
    }
    uncover_both(withheld_);
    if (is_sheet_file(withheld_)) uncover_both(folder_of_plan(withheld_) + "/plan.md");
  }

  void publish() {
    const bool mends = !withheld_.empty();
    if (mends) uncover_both(withheld_);
    withheld_.clear();
    const std::set<std::string> touched = plans_.take_touched();
    for (const std::string& path : touched) uncover_both(path);
    if (!mends && !ends_ && chance(random_, 20)) strike_out(touched);
    for (const auto& [from, to] : plans_.take_moves()) {
      first_.move_style(from, to);
      second_.move_style(from, to);
    }
    if (chance(random_, 20)) {
      count("date that goes back");
      day_ -= static_cast<int64_t>(pick(random_, 60));
    } else if (chance(random_, 70)) {
      day_ += static_cast<int64_t>(pick(random_, 90));
    } else {
      count("several publications a day");
    }
    newest_ = std::max(newest_, day_);
    for (Twin* twin : {&first_, &second_}) {
      int beside = 0;
      if (!twin->committed().empty() && chance(twin->random, 25)) {
        count("merge");
        auto files = twin->committed();
        files["plans/north/2012-13/1.800-branch.md"] = twin->words();
        beside = twin->commit_beside(day_ + 1000, files);
      }
      commit(*twin, day_, beside);
    }
    for (const auto& [path, text] : plans_.files()) published_.insert(path);
  }

  void commit(Twin& twin, int64_t day, int merged = 0) const {
    std::map<std::string, std::string> files = plans_.attachments();
    files["site/site.yml"] = fmt::format(
        "# {}\ntitle: Plans\ndefault_status: {}\ncontent: [content]\nlanguages: {}\n"
        "address: https://plans.example.org\nlicense: CC0-1.0\nrules: {{before-its-day: off, changed-id: "
        "off, moved-and-hidden: off, withdrawn-sheet: warning}}\n",
        twin.secret(), default_status_, translates_ || day_ % 3 == 0 ? "[en, es]" : "[en]");
    for (const auto& [path, text] : plans_.files()) files[path] = bytes_of(twin, path, text);
    if (!withheld_.empty())
      files[withheld_] = &twin == &first_ ? withheld_bytes_.first : withheld_bytes_.second;
    for (const auto& [path, bytes] : twin.private_files) files[path] = bytes;
    twin.commit(day, files, merged);
  }

  // What one of the twins does by itself: nobody may notice.
  void live_privately(Twin& twin) {
    for (size_t i = pick(twin.random, 4); i > 0; --i) {
      change_privately(twin);
      if (!chance(twin.random, 60)) continue;
      count("private commit");
      commit(twin, twin.any_day());
    }
  }

  void change_privately(Twin& twin) {
    using Change = void (PlanStory::*)(Twin&);
    static const std::vector<Change> changes = {&PlanStory::write_draft_sheet,
                                                &PlanStory::write_draft_report,
                                                &PlanStory::write_minutes,
                                                &PlanStory::write_assessment,
                                                &PlanStory::write_private_plan,
                                                &PlanStory::write_private_plan,
                                                &PlanStory::copy_sheet,
                                                &PlanStory::cover,
                                                &PlanStory::cover,
                                                &PlanStory::cover,
                                                &PlanStory::uncover,
                                                &PlanStory::uncover,
                                                &PlanStory::stand_in,
                                                &PlanStory::write_notes,
                                                &PlanStory::attach,
                                                &PlanStory::attach,
                                                &PlanStory::rewrite,
                                                &PlanStory::rewrite,
                                                &PlanStory::rewrite,
                                                &PlanStory::raise_ghost_sheet,
                                                &PlanStory::raise_ghost_report,
                                                &PlanStory::drop_something};
    (this->*changes[pick(twin.random, changes.size())])(twin);
  }

  std::string any_folder(Twin& twin) const {
    const auto folders = plans_.list_folders();
    return folders.empty() ? "plans/north/2012-13" : folders[pick(twin.random, folders.size())];
  }

  std::string hiding(Twin& twin) {
    static const std::vector<std::string> hidings = {"status: draft\n", "status: review\n",
                                                     "status: published\naudience: internal\n"};
    const std::string& chosen = hidings[pick(twin.random, hidings.size())];
    count(chosen);
    return chosen;
  }

  static std::string text_of(Twin& twin, const std::string& kind, const std::string& lines) {
    return fmt::format("---\nid: {}-{}\nkind: {}\ntitle: {}\n{}---\n## {}\n\n[x](/plans/files/{}.pdf) {}\n",
                       twin.secret(), twin.random() % 1000, kind, twin.words(), lines, twin.words(),
                       twin.secret(), twin.words());
  }

  // Sheets that are held back for long are checked, so that they are right.
  void write_draft_sheet(Twin& twin) {
    count("draft sheet");
    const auto id = twin.random() % 100;
    const bool is_held_back = chance(twin.random, 25);
    const std::string lines =
        is_held_back
            ? fmt::format("status: published\npublish_on: 2091-01-01\nobjective: one\nnumber: \"1.9{:02}\"\n",
                          id)
            : hiding(twin) + mistakes;
    if (is_held_back) count("sheet held back for long");
    const std::string path = fmt::format("{}/1.9{:02}-coaching", any_folder(twin), id);
    // Its number stands once: one that was renamed has it still.
    if (!twin.private_files.contains(path + ".md") && !twin.private_files.contains(path + "-moved.md"))
      twin.private_files[path + ".md"] = text_of(twin, "initiative", lines);
  }

  void write_draft_report(Twin& twin) {
    count("draft report");
    twin.private_files[fmt::format("{}/reports/{}.md", any_folder(twin), twin.secret())] =
        text_of(twin, "progress-report",
                hiding(twin) + mistakes + "ratings:\n  - {initiative: nobody, process: " + twin.secret() +
                    ", correction_reason: " + twin.words() + "}\n");
  }

  void write_minutes(Twin& twin) {
    const bool is_explicit = chance(twin.random, 50);
    count(is_explicit ? "internal minutes" : "minutes that don't say for whom");
    twin.private_files[any_folder(twin) + "/minutes/notes.md"] =
        text_of(twin, "minutes",
                fmt::format("status: published\n{}{}participants: [{}]\n",
                            is_explicit ? "audience: internal\n" : "", mistakes, twin.words()));
  }

  void write_assessment(Twin& twin) {
    const bool is_draft = chance(twin.random, 50);
    count(is_draft ? "draft of an assessment" : "assessment that doesn't say for whom");
    twin.private_files[any_folder(twin) + "/assessments/notes.md"] =
        text_of(twin, "assessment",
                fmt::format("status: {}\n{}rubric: {}\nauthor: {}\n", is_draft ? "draft" : "published",
                            mistakes, twin.secret(), twin.words()));
  }

  std::string private_folder(Twin& twin) const {
    const std::string folder = any_folder(twin);
    return folder.substr(0, folder.rfind('/')) + "/2030-31";
  }

  // With sheets that would be public if their plan were.
  void write_private_plan(Twin& twin) {
    count("private plan");
    const std::string folder = private_folder(twin);
    twin.private_files[folder + "/plan.md"] =
        text_of(twin, "plan", fmt::format("status: draft\n{}", mistakes));
    const std::string path = fmt::format("{}/1.{}-sheet.md", folder, 1 + twin.random() % 3);
    const bool was_open = twin.private_files.contains(path) &&
                          twin.private_files[path].find("status: published") != std::string::npos;
    count(was_open ? "sheet of a private plan turned into a draft" : "public sheet of a private plan");
    twin.private_files[path] = text_of(
        twin, "initiative", fmt::format("status: {}\n{}", was_open ? "draft" : "published", mistakes));
  }

  // The plan of next year begins as a copy.
  void copy_sheet(Twin& twin) {
    for (const auto& [path, text] : plans_.files()) {
      if (!is_sheet_file(path) || !chance(twin.random, 30)) continue;
      const std::string folder = private_folder(twin);
      if (!twin.private_files.contains(folder + "/plan.md")) return;
      count("copy of a public sheet");
      const size_t name = path.rfind('/');
      twin.private_files[folder + path.substr(name)] = bytes_of(twin, path, text);
      return;
    }
  }

  // A public document that may be covered by a draft, or written in another way, without a difference.
  std::optional<std::string> any_open(Twin& twin) const {
    std::vector<std::string> paths;
    for (const auto& [path, text] : plans_.files()) {
      if (is_translation_file(path) ? is_translation_seen(path) : is_seen_with_plan(path))
        paths.push_back(path);
    }
    if (paths.empty()) return std::nullopt;
    return paths[pick(twin.random, paths.size())];
  }

  bool is_seen_with_plan(const std::string& path) const {
    return is_seen(path) && (!is_sheet_file(path) || is_seen(folder_of_plan(path) + "/plan.md"));
  }

  // Readers see a translation while they see its original; that of a sheet, on the plan's.
  bool is_translation_seen(const std::string& path) const {
    const std::string original = original_of(path);
    return is_seen(path) && is_seen_with_plan(original) &&
           (!is_sheet_file(original) || is_seen(folder_of_plan(path) + "/plan.es.md"));
  }

  bool is_seen(const std::string& path) const {
    const auto found = plans_.files().find(path);
    return found != plans_.files().end() && published_.contains(path) && is_open_text(found->second);
  }

  std::string hidden_draft(Twin& twin) {
    return fmt::format("---\nstatus: draft\nobjektive: x\n{}---\n# {}\n", borrowed_id(twin), twin.words());
  }

  // What a draft calls itself decides nothing, also where a public document has that name, or had it.
  std::string borrowed_id(Twin& twin) {
    if (!chance(twin.random, 50)) return {};
    std::vector<std::string> ids;
    for (const auto& [path, text] : plans_.files()) {
      if (path.ends_with(".md") && text.facts.contains("id")) ids.push_back(text.facts.at("id").yaml);
    }
    if (ids.empty()) return {};
    count("draft that borrows an id");
    return fmt::format("id: {}\n", ids[pick(twin.random, ids.size())]);
  }

  void cover(Twin& twin) {
    const auto path = any_open(twin);
    if (!path) return;
    count(is_sheet_file(*path)         ? "draft of a public sheet"
          : is_translation_file(*path) ? "draft of a public translation"
          : is_plan_file(*path)        ? "draft of a public plan"
                                       : "draft of another public document");
    twin.private_files[*path] = hidden_draft(twin);
  }

  void uncover(Twin& twin) {
    for (const auto& [path, text] : plans_.files()) {
      if (twin.private_files.erase(path) == 0) continue;
      count("dropped draft of a public document");
      return;
    }
  }

  void stand_in(Twin& twin) {
    if (plans_.removed().empty()) return;
    auto path = plans_.removed().begin();
    std::advance(path, static_cast<ptrdiff_t>(pick(twin.random, plans_.removed().size())));
    count("draft in the place of what was removed");
    twin.private_files[*path] = hidden_draft(twin);
  }

  void write_notes(Twin& twin) {
    count("notes");
    const std::string folder = any_folder(twin);
    twin.private_files[folder + "/ideas-" + twin.secret() + ".md"] =
        fmt::format("---\nstatus: draft\n---\n{}", twin.words());
    if (!plans_.files().contains(folder + "/plan.es.md"))
      twin.private_files[folder + "/plan.es.md"] = fmt::format("---\nstatus: draft\n---\n{}", twin.words());
    twin.private_files[fmt::format("minutes/{}.md", twin.secret())] = twin.words();
  }

  // Also such as will be linked one day, with other bytes.
  void attach(Twin& twin) {
    count("unlinked attachment");
    twin.private_files[any_folder(twin) + "/" + twin.secret() + ".pdf"] = twin.words();
    twin.private_files[fmt::format("plans/files/{}.pdf", twin.secret())] = twin.words();
    const auto next = static_cast<size_t>(plans_.chart_count()) + 1 + pick(twin.random, 2);
    twin.private_files[fmt::format("plans/files/chart-{}.png", next)] = twin.words();
  }

  void rewrite(Twin& twin) {
    if (const auto path = any_open(twin)) {
      count("another way to write it");
      twin.change_style(*path);
    }
    twin.change_style("content/frameworks/small.yml");
  }

  // Public once, and withdrawn in the end: it never existed.
  void raise_ghost_sheet(Twin& twin) {
    count("sheet withdrawn in the end");
    const std::string path = any_folder(twin) + "/1.700-" + twin.secret() + ".md";
    twin.private_files[path] =
        text_of(twin, "initiative", "status: published\nobjective: one\nnumber: \"1.700\"\n");
  }

  // Both have it in the end, withdrawn; what it said before is nobody's business.
  void raise_ghost_report(Twin& twin) {
    count("report withdrawn in the end");
    twin.private_files[ghost_] = text_of(twin, "progress-report", "status: published\nplan: plan-1\n");
  }

  void drop_something(Twin& twin) {
    static const std::vector<std::string> kept = {fmt::format("-{}.md", first_secret),
                                                  fmt::format("-{}.md", second_secret), "/ghost.md",
                                                  "/2030-31/plan.md"};
    for (const auto& [path, bytes] : twin.private_files) {
      const bool is_kept =
          std::any_of(kept.begin(), kept.end(), [&](const std::string& end) { return path.ends_with(end); });
      if (is_kept || plans_.files().contains(path) || !chance(twin.random, 30)) continue;
      count("private file dropped");
      const std::string moved = path.substr(0, path.size() - 3) + "-moved.md";
      if (is_sheet_file(path) && chance(twin.random, 40)) twin.private_files[moved] = bytes;
      twin.private_files.erase(path);
      return;
    }
  }

  void end() {
    ends_ = true;
    plans_.tidy();
    StyledText ghost;
    ghost.facts = {{"id", {"ghost", {}, {}}},
                   {"kind", {{}, "progress-report", {}}},
                   {"plan", {{}, "plan-1", {}}},
                   {"period", {{}, "{from: 2011-01-01, to: 2011-01-28}", {}}},
                   {"title", {"Ghost", {}, {}}},
                   {"status", {{}, "withdrawn", {}}},
                   {"revision_note", {"Wrong numbers", {}, {}}}};
    plans_.put(ghost_, std::move(ghost));
    publish();
    plans_.tidy();  // its plan may be gone
    publish();
    // Whatever is held back in the end, what is in force until then has no mistake either.
    plans_.hold_back();
    plans_.hold_back();
    plans_.cut_links();
    publish();
    finish(first_);
    finish(second_);
  }

  // Drafts of what is public must be gone in the end: text that was published can't become a draft.
  void finish(Twin& twin) {
    for (const auto& [path, text] : plans_.files()) twin.private_files.erase(path);
    for (auto& [path, bytes] : twin.private_files) {
      if (path.find("/1.700-") != std::string::npos)
        bytes = text_of(twin, "initiative", "status: withdrawn\nobjective: one\nnumber: \"1.700\"\n");
    }
    commit(twin, twin.any_day());
    std::erase_if(twin.private_files, [&](const auto& file) {
      const std::string& path = file.first;
      // Wherever it was moved to.
      const bool is_held_back = file.second.find("kind: initiative\n") != std::string::npos &&
                                file.second.find("publish_on: 2091") != std::string::npos;
      const bool needs_plan = path.find("/1.700-") != std::string::npos || is_held_back;
      return needs_plan && !plans_.files().contains(folder_of_plan(path) + "/plan.md");
    });
    commit(twin, twin.any_day());
  }

  Random random_;
  Twin first_;
  Twin second_;
  const bool translates_;  // else the site may have another language with nothing in it
  PublicPlans plans_;
  std::string default_status_;
  std::string ghost_;
  std::set<std::string> published_;
  std::map<std::string, int> features_;
  int64_t day_ = first_day_of_twins;
  int64_t newest_ = first_day_of_twins;
  std::string withheld_;  // the path of what the last publication struck out
  std::pair<std::string, std::string> withheld_bytes_;
  bool ends_ = false;
};

}  // namespace

PlanTwins make_plan_twins(uint32_t seed) {
  return PlanStory(seed).tell();
}

}  // namespace gazette
