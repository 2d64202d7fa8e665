#include "twin_histories.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace gazette {

namespace {

// What the public reads at a path.
struct PublicText {
  std::string lines;  // of front matter, after the status
  std::string status = "published";
  std::string body;
  bool is_scheduled = false;
};

class Story {
 public:
  Story(uint32_t seed, const TwinOptions& options)
      : random_(seed),
        options_(options),
        first_(seed * 2 + 1, first_secret),
        second_(seed * 2 + 2, second_secret) {}

  Twins tell() && {
    // What keeps such histories from being published is off, so that the gate is asked of them, too.
    if (!options_.plain)
      files_["site/site.yml"] =
          "title: Plans\nlanguages: [en, es]\nrules: {before-its-day: off, moved-and-hidden: off}\n";
    if (chance(random_, 50)) texts_["content/README.md"] = new_text("Front page");
    add_document();
    publish();
    for (size_t steps = 8 + pick(random_, 8); steps > 0; --steps) {
      live_privately(first_);
      live_privately(second_);
      step();
      publish();
    }
    hide_ghost();
    // Drafts of what is public must be gone in the end: the tip would hide the page.
    uncover(first_);
    uncover(second_);
    return {first_.stream(), second_.stream(), std::move(features_)};
  }

 private:
  void count(const std::string& feature) { ++features_[feature]; }

  PublicText new_text(const std::string& title) {
    PublicText text;
    text.body = "# " + title + "\n\n";
    for (size_t i = 1 + pick(random_, 3); i > 0; --i) text.body += new_paragraph();
    return text;
  }

  std::string new_paragraph() {
    static const std::vector<std::string> words = {"goal", "benchmark", "review", "school",
                                                   "lead", "due",       "30%"};
    std::string text = "Paragraph " + std::to_string(++paragraphs_) + ":";
    for (size_t i = 3 + pick(random_, 10); i > 0; --i) text += " " + words[pick(random_, words.size())];
    text += ".";
    if (!texts_.empty() && chance(random_, 40)) {
      // Old versions may lead anywhere; a broken link at the tip is an error but in plain mode.
      count("link to a page");
      text += " See [" + std::to_string(paragraphs_) + "](/" + any_path() + ").";
    }
    if (options_.plain && chance(random_, 30)) {
      count("link to a draft");
      text += " Not [yet](/content/drafts/" + std::to_string(pick(random_, 4)) +
              ".md) or [here](/content/drafts/).";
    }
    if (chance(random_, 30)) {
      count("attachment");
      files_["content/files/chart.png"] = "chart " + std::to_string(random_());
      text += " ![Chart](/content/files/chart.png)";
    }
    return text + "\n\n";
  }

  static std::string translation_of(const std::string& path) {
    return path.substr(0, path.size() - 3) + ".es.md";
  }

  // Of a page that is public: a translation comes, changes, is held back, or goes for good with a reason.
  void translate() {
    if (options_.plain) return;
    const std::string path = any_path();
    const std::string place = translation_of(path);
    show(place);
    const auto known = translations_.find(path);
    if (known == translations_.end()) {
      count("translation");
      translations_[path] = new_text("Traducido " + std::to_string(++paragraphs_));
    } else if (chance(random_, 15)) {
      count("translation withdrawn");
      known->second.status = known->second.status == "withdrawn" ? "published" : "withdrawn";
    } else {
      count("translation edited");
      known->second.body += new_paragraph();
      known->second.lines.clear();
      if (chance(random_, 25)) {
        count("translation held back");
        known->second.lines = "publish_on: 20" + std::to_string(12 + pick(random_, 30)) + "-03-15\n";
      }
    }
  }

  // Whether both twins have its translation as it is in public, if there is one.
  bool has_open_translation(const std::string& path) const {
    const auto known = translations_.find(path);
    const std::string place = translation_of(path);
    if (known == translations_.end())
      return !first_.private_files.contains(place) && !second_.private_files.contains(place);
    return is_open(known->second) && stands_as(first_, place, known->second) &&
           stands_as(second_, place, known->second);
  }

  std::string any_path() {
    auto chosen = texts_.begin();
    std::advance(chosen, static_cast<ptrdiff_t>(pick(random_, texts_.size())));
    return chosen->first;
  }

  // As no reader sees it: every public file says more than its page.
  static std::string bytes_of(const Twin& twin, const std::string& path, const PublicText& text) {
    return "---\n# " + twin.secret() + std::to_string(twin.style_of(path)) + "\nstatus: " + text.status +
           "\n" + text.lines + "---\n\n" + text.body;
  }

  // A path that both twins have as it is in public, also in their last commits.
  std::optional<std::string> uncovered_path() {
    for (int attempt = 0; attempt < 8; ++attempt) {
      std::string path = any_path();
      const bool open = texts_[path].status == "published" && !texts_[path].is_scheduled;
      if (open && stands(first_, path) && stands(second_, path)) return path;
    }
    return std::nullopt;
  }

  bool stands(const Twin& twin, const std::string& path) const {
    return stands_as(twin, path, texts_.at(path));
  }

  static bool stands_as(const Twin& twin, const std::string& path, const PublicText& text) {
    const auto committed = twin.committed().find(path);
    return !twin.private_files.contains(path) && committed != twin.committed().end() &&
           committed->second == bytes_of(twin, path, text);
  }

  void show(const std::string& path) {
    first_.private_files.erase(path);
    second_.private_files.erase(path);
  }

  void add_document() {
    static const std::vector<std::string> folders = {"content/", "content/guidance/", "content/plans/north/"};
    const std::string name = "page-" + std::to_string(++documents_);
    const std::string path = folders[pick(random_, folders.size())] + name + ".md";
    texts_[path] = new_text("Title of " + name);
  }

  void step() {
    const size_t kind = pick(random_, options_.plain ? 15 : 18);  // translations move more
    if (texts_.empty() || kind == 0) return add_document();
    // What is to move with its translation must stand as it was.
    const bool moves = kind == 1 || kind > 14;
    for (size_t i = moves ? 0 : 1 + pick(random_, 2); i > 0; --i) translate();
    const std::string path = any_path();
    PublicText& text = texts_[path];
    switch (kind) {
      case 1:
      case 15:
      case 16:
      case 17:
        return move();
      case 2:
      case 13:
      case 14:
        return swap();
      case 3:
        count("removal");
        removed_[path] = text;
        show(path);
        show(translation_of(path));
        texts_.erase(path);
        return;
      case 4:
      case 12:
        return restore();
      case 5:
        // Nothing is known of where it stood before: a link that leads there is broken, an error at the tip
        // but in plain mode.
        if (!options_.plain && path.starts_with("content/moved/") && text.status == "published") return;
        count("withdrawal");
        show(path);
        text.status = text.status == "withdrawn" ? "published" : "withdrawn";
        return;
      case 6:
        count("scheduled version");
        show(path);
        text.body += new_paragraph();
        text.is_scheduled = true;
        text.lines = "publish_on: 20" + std::to_string(12 + pick(random_, 30)) + "-06-15\n";
        return;
      case 7:
        count("going back");
        if (const auto before = earlier_.find(path); before != earlier_.end()) {
          show(path);
          text = before->second;
        }
        return;
      case 8:
        if (files_.contains("content/files/chart.png")) {
          count("other attachment");
          files_["content/files/chart.png"] = "chart " + std::to_string(random_());
        }
        return;
      default:
        count("edit");
        show(path);
        earlier_[path] = text;
        text.body += new_paragraph();
        text.lines = chance(random_, 30) ? "revision_note: Note " + std::to_string(paragraphs_) + "\n" : "";
        text.is_scheduled = false;
        return;
    }
  }

  // Its translation, if it has one, moves along: by preference one that has.
  std::optional<std::string> path_to_move() {
    std::optional<std::string> found;
    for (int attempt = 0; attempt < 12; ++attempt) {
      const auto path = uncovered_path();
      if (!path || !has_open_translation(*path)) continue;
      found = path;
      if (translations_.contains(*path)) return path;
    }
    return found;
  }

  // What covers a page and its translation goes first: a move takes what stood in the last commits.
  void uncover_a_translation() {
    if (translations_.empty()) return;
    auto chosen = translations_.begin();
    std::advance(chosen, static_cast<ptrdiff_t>(pick(random_, translations_.size())));
    show(chosen->first);
    show(translation_of(chosen->first));
    publish();
  }

  void move() {
    uncover_a_translation();
    const auto path = path_to_move();
    if (!path) return;
    count("rename");
    if (!texts_[*path].lines.empty()) count("moved while it waits");
    const std::string to = "content/moved/page-" + std::to_string(++documents_) + ".md";
    texts_[to] = texts_[*path];
    texts_.erase(*path);
    first_.move_style(*path, to);
    second_.move_style(*path, to);
    const auto translation = translations_.find(*path);
    if (translation == translations_.end()) return;
    count("translation moved with its original");
    translations_[to] = translation->second;
    translations_.erase(*path);
    first_.move_style(translation_of(*path), translation_of(to));
    second_.move_style(translation_of(*path), translation_of(to));
  }

  void swap() {
    std::optional<std::string> a;
    std::optional<std::string> b;
    for (int attempt = 0; attempt < 12 && (!a || !b || a == b); ++attempt) {
      const auto path = uncovered_path();
      if (path && !translations_.contains(*path)) (a ? b : a) = path;
    }
    if (!a || !b || a == b) return;
    count("swap");
    std::swap(texts_[*a], texts_[*b]);
    first_.swap_styles(*a, *b);
    second_.swap_styles(*a, *b);
  }

  void restore() {
    if (removed_.empty()) return;
    count("restored document");
    const auto found = removed_.begin();
    texts_.insert(*found);
    show(found->first);
    show(translation_of(found->first));
    removed_.erase(found);
  }

  // What one of the twins does by itself: nobody may notice.
  void live_privately(Twin& twin) {
    for (size_t i = pick(twin.random, 3); i > 0; --i) {
      change_privately(twin);
      if (!chance(twin.random, 60)) continue;
      count("private commit");
      // Its clock may say anything.
      commit(twin, twin.any_day());
    }
  }

  std::string draft_of(Twin& twin) {
    static const std::vector<std::string> hidings = {
        "status: draft", "status: review", "status: published\ndraft: true",
        "status: published\naudience: internal", "status: published\npublish_on: 2091-01-01"};
    const size_t kind = pick(twin.random, hidings.size());
    count(hidings[kind]);
    return "---\n" + hidings[kind] + "\n---\n# " + twin.words() + "\n\n[x](/content/files/" + twin.secret() +
           ".pdf)\n";
  }

  void change_privately(Twin& twin) {
    const std::string draft = "content/drafts/" + std::to_string(pick(twin.random, 4)) + ".md";
    switch (pick(twin.random, options_.plain ? 11 : 15)) {
      case 11:
      case 12:
        return translate_draft(twin, draft);
      case 13:
      case 14:
        return draft_translation(twin);
      case 0:
      case 1:
        count("draft");
        twin.private_files[draft] = draft_of(twin);
        return;
      case 2:
        if (twin.private_files.erase(draft) > 0) count("removed draft");
        twin.private_files.erase(translation_of(draft));
        return;
      case 3:
        move_draft(twin, draft);
        return;
      case 4:
        cover(twin);
        return;
      case 5:
        if (removed_.empty()) return;
        count("draft in the place of a removed page");
        twin.private_files[removed_.begin()->first] = hidden_draft(twin);
        return;
      case 6:
        count("unlinked attachment");
        twin.private_files["content/files/" + twin.secret() + ".pdf"] = twin.words();
        return;
      case 7:
        if (options_.whole_repository) return;
        count("file outside the content folders");
        twin.private_files["minutes/" + twin.secret() + ".md"] = "# " + twin.words() + "\n";
        return;
      case 8:
        return rewrite(twin);
      case 9:
        return uncover_one(twin);
      default:
        raise_ghost(twin);
    }
  }

  // Other bytes that say the same to the public.
  void rewrite(Twin& twin) {
    const auto path = uncovered_path_for(twin);
    if (!path) return;
    count("comment");
    twin.change_style(*path);
  }

  // The draft of a page that is public goes; the page hasn't changed.
  void uncover_one(Twin& twin) {
    for (const auto& [path, text] : texts_) {
      if (twin.private_files.erase(path) == 0) continue;
      count("dropped draft of a public page");
      return;
    }
  }

  // Not one for a later day: in the place of a public page that would be a version of it.
  static std::string hidden_draft(Twin& twin) { return "---\nstatus: draft\n---\n# " + twin.words() + "\n"; }

  static void drop(Twin& twin, const std::string& path) { twin.private_files.erase(path); }

  void move_draft(Twin& twin, const std::string& draft) {
    const auto found = twin.private_files.find(draft);
    if (found == twin.private_files.end()) return;
    count("renamed draft");
    const bool to_removed = !removed_.empty() && found->second.find("publish_on") == std::string::npos;
    const std::string to = to_removed ? removed_.begin()->first : draft + ".moved.md";
    const std::string bytes = found->second;
    drop(twin, draft);
    drop(twin, translation_of(draft));
    twin.private_files[to] = bytes;
  }

  // A translation that says that it is published, of what isn't.
  void translate_draft(Twin& twin, const std::string& draft) {
    if (!twin.private_files.contains(draft)) twin.private_files[draft] = draft_of(twin);
    count("published translation of a draft");
    twin.private_files[translation_of(draft)] = "---\nstatus: published\n---\n# " + twin.words() +
                                                "\n\n[x](/content/files/" + twin.secret() + ".pdf)\n";
  }

  // In the place of one that readers have seen, which stays in force, also while its original is withdrawn;
  // or where there is none yet. One that they haven't seen yet would be taken back.
  void draft_translation(Twin& twin) {
    if (texts_.empty()) return;
    auto chosen = texts_.begin();
    std::advance(chosen, static_cast<ptrdiff_t>(pick(twin.random, texts_.size())));
    const auto known = translations_.find(chosen->first);
    const std::string place = translation_of(chosen->first);
    if (known != translations_.end()) {
      const auto read = read_translations_.find(place);
      if (read == read_translations_.end() || read->second != known->second.body) return;
      count(chosen->second.status == "withdrawn" ? "draft of a translation of what is withdrawn"
                                                 : "draft of a public translation");
    } else {
      count("draft of a translation");
    }
    twin.private_files[place] = hidden_draft(twin);
  }

  // A draft of a page that is public: what was public stays in force.
  void cover(Twin& twin) {
    const auto path = uncovered_path_for(twin);
    if (!path) return;
    count("draft of a public page");
    twin.private_files[*path] = hidden_draft(twin);
  }

  std::optional<std::string> uncovered_path_for(Twin& twin) {
    if (texts_.empty()) return std::nullopt;
    auto chosen = texts_.begin();
    std::advance(chosen, static_cast<ptrdiff_t>(pick(twin.random, texts_.size())));
    const PublicText& text = chosen->second;
    if (text.status != "published" || text.is_scheduled || !published_.contains(chosen->first))
      return std::nullopt;
    return chosen->first;
  }

  // A page that was public once and is a draft at the tip: it never existed, with all its versions.
  void raise_ghost(Twin& twin) {
    if (!options_.plain) return;
    count("page hidden in the end");
    twin.private_files["content/ghost-" + twin.secret() + ".md"] = "# " + twin.words() + "\n";
  }

  void hide_ghost() {
    for (Twin* twin : {&first_, &second_}) {
      const std::string path = "content/ghost-" + twin->secret() + ".md";
      if (twin->private_files.contains(path)) twin->private_files[path] = hidden_draft(*twin);
    }
  }

  void uncover(Twin& twin) {
    for (const auto& [path, text] : texts_) {
      twin.private_files.erase(path);
      if (translations_.contains(path)) twin.private_files.erase(translation_of(path));
    }
    commit(twin, twin.any_day());
  }

  void publish() {
    if (chance(random_, 15)) {
      count("date that goes back");
      day_ -= static_cast<int64_t>(pick(random_, 30));
    } else if (chance(random_, 70)) {
      day_ += static_cast<int64_t>(pick(random_, 120));
    } else {
      count("several publications a day");
    }
    for (Twin* twin : {&first_, &second_}) {
      int beside = 0;
      if (!twin->committed().empty() && chance(twin->random, 25)) {
        count("merge");
        std::map<std::string, std::string> files = twin->committed();
        files["content/branch.md"] = "# " + twin->words() + "\n";
        beside = twin->commit_beside(day_ + 1000, files);
      }
      commit(*twin, day_, beside);
    }
    for (const auto& [path, text] : texts_) published_.insert(path);
    note_readers();
  }

  // What they see from now on.
  void note_readers() {
    std::erase_if(seen_, [&](const std::string& path) {
      return !texts_.contains(path) || texts_[path].status == "withdrawn";
    });
    std::map<std::string, std::string> read;
    for (const auto& [path, text] : texts_) {
      if (text.status == "published" && !text.is_scheduled) seen_.insert(path);
      const auto translation = translations_.find(path);
      if (translation == translations_.end() || !is_open(translation->second)) continue;
      const std::string place = translation_of(path);
      const auto before = read_translations_.find(place);
      if (seen_.contains(path)) {
        read[place] = translation->second.body;
      } else if (before != read_translations_.end()) {
        read.insert(*before);
      }
    }
    read_translations_ = std::move(read);
  }

  static bool is_open(const PublicText& translation) {
    return translation.status == "published" && translation.lines.empty();
  }

  void commit(Twin& twin, int64_t day, int merged = 0) const {
    std::map<std::string, std::string> files = files_;
    for (const auto& [path, text] : texts_) {
      files[path] = bytes_of(twin, path, text);
      const auto translation = translations_.find(path);
      if (translation == translations_.end()) continue;
      const std::string place = translation_of(path);
      files[place] = bytes_of(twin, place, translation->second);
    }
    for (const auto& [path, bytes] : twin.private_files) files[path] = bytes;
    twin.commit(day, files, merged);
  }

  Random random_;
  TwinOptions options_;
  Twin first_;
  Twin second_;
  std::map<std::string, PublicText> texts_;
  std::map<std::string, PublicText> translations_;  // by the paths of their originals
  std::map<std::string, std::string> files_;        // public, and no documents
  std::map<std::string, PublicText> removed_;
  std::map<std::string, PublicText> earlier_;
  std::set<std::string> published_;
  std::set<std::string> seen_;                            // pages of which readers see some text
  std::map<std::string, std::string> read_translations_;  // what they saw last, by path
  std::map<std::string, int> features_;
  int64_t day_ = first_day_of_twins;
  int paragraphs_ = 0;
  int documents_ = 0;
};

}  // namespace

Twins make_twins(uint32_t seed, const TwinOptions& options) {
  return Story(seed, options).tell();
}

}  // namespace gazette
