// Promise 2: a build that uses what earlier ones left is the same as one from nothing, whatever happened
// between them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <numeric>
#include <optional>
#include <random>

#include "base/files.h"
#include "base/text.h"
#include "built_site.h"
#include "git_fixture.h"
#include "plan_fixture.h"
#include "twin_histories.h"
#include "twin_plans.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

int steps_to_try() {
  return std::getenv("GAZETTE_SOAK") != nullptr ? 3000 : 60;
}

void copy_theme(const fs::path& to) {
  fs::create_directories(to.parent_path());
  fs::copy(fs::path(GAZETTE_SOURCE_DIR) / "themes" / "gazette", to, fs::copy_options::recursive);
}

void append_to(const fs::path& file, std::string_view text) {
  write_file(file, *read_file(file) + std::string(text));
}

void replace_in(const fs::path& file, std::string_view from, std::string_view to) {
  std::string text = *read_file(file);
  const size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  write_file(file, text);
}

// The commits of random histories may have mistakes that are mended by the next ones.
BuildSummary build_in_spite_of_mistakes(const BuildOptions& options, const fs::path& output) {
  Stopwatch stopwatch;
  SourceLine line(options.repository, options.ref, options.versions, options.cache);
  const auto prepared = prepare_site(line, options, stopwatch);
  OutputFolder folder(output, options.repository, line.cache());
  return write_site(*prepared, folder, false, line.cache() ? &*line.cache() : nullptr);
}

// One output folder with its cache, built into again and again while everything around it changes.
class LongLife {
 public:
  LongLife(uint32_t seed, const std::string& stream, BuildOptions options)
      : random_(seed), options_(std::move(options)) {
    git_.run_with({"fast-import", "--quiet", "--date-format=raw"}, stream);
    options_.repository = git_.path();
    const std::string ids = git_.run("rev-list", "--first-parent", "--reverse", "HEAD");
    for (const std::string_view id : split(ids, '\n')) commits_.emplace_back(id);
    options_.cache = {true, folder_.path() / "cache", std::nullopt};
    copy_theme(theme());
  }

  void step(std::map<std::string, int>& happened) {
    const std::string what = change_something();
    CAPTURE(what);
    ++happened[what];
    BuildOptions clean = options_;
    clean.cache = {};
    const TemporaryFolder beside;
    build_in_spite_of_mistakes(clean, beside.path() / "site");
    const BuildSummary summary = build_in_spite_of_mistakes(options_, output());
    pages_ += summary.pages;
    kept_ += summary.kept;
    REQUIRE(first_difference(read_site(beside.path() / "site"), read_site(output())) == "");
  }

  size_t pages() const { return pages_; }
  size_t kept() const { return kept_; }

 private:
  fs::path output() const { return folder_.path() / "site"; }
  fs::path theme() const { return folder_.path() / "themes" / "gazette"; }

  std::string change_something() {
    switch (pick(random_, 20)) {
      case 0:
        return change_date();
      case 1:
        options_.title = options_.title.empty() ? "Another name" : "";
        return "title";
      case 2:
        options_.versions = !options_.versions;
        return "versions";
      case 3:
      case 4:
        return change_theme();
      case 5:
      case 6:
      case 7:
        return touch_output();
      case 8:
        return damage_cache();
      case 9:
        options_.cache.build = Digest{pick(random_, 3), 7};
        return "another build of the program";
      case 10:
        commit_ = pick(random_, commits_.size());
        options_.ref = commits_[commit_];
        return "another commit";
      case 11:
        return "nothing";
      default:
        commit_ = (commit_ + 1) % commits_.size();
        options_.ref = commits_[commit_];
        return "the next commit";
    }
  }

  std::string change_date() {
    if (chance(random_, 30)) {
      options_.date.reset();
    } else {
      options_.date = date_of((first_day_of_twins + static_cast<int64_t>(pick(random_, 5000))) * 86400, 0);
    }
    return "date";
  }

  std::string change_theme() {
    if (options_.theme_folder.empty()) {
      options_.theme_folder = theme();
      return "theme beside the program's";
    }
    const std::string number = std::to_string(random_());
    switch (pick(random_, 3)) {
      case 0:
        append_to(theme() / "assets" / "site.css", "\n/* " + number + " */\n");
        return "style sheet";
      case 1:
        replace_in(theme() / "templates" / "layout.html", "</body>", "<p>" + number + "</p></body>");
        return "template";
      default:
        replace_in(theme() / "strings" / "en.yml", "home: ", "home: N" + number + " ");
        return "words";
    }
  }

  // What another program might do to the files.
  std::string touch_output() {
    if (!fs::exists(output())) return "nothing";
    const auto files = list_files(output());
    const fs::path file = output() / files[pick(random_, files.size())];
    if (file.filename() == OutputFolder::marker_name) return "nothing";
    const std::string bytes = *read_file(file);
    switch (pick(random_, 8)) {
      case 0:
        write_file(file, bytes);
        return "file touched";
      case 1:
        write_file(file, bytes.substr(0, bytes.size() / 2));
        return "file cut off";
      case 2:
        fs::remove(file);
        return "file deleted";
      case 3: {
        const auto time = fs::last_write_time(file);
        std::string other = bytes;
        if (!other.empty()) other[other.size() / 2] ^= 1;
        write_file(file, other);
        fs::last_write_time(file, time);
        return "file altered, with its old size and time";
      }
      case 4:
        fs::remove_all(file.parent_path() == output() ? file : file.parent_path());
        return "folder deleted";
      case 5:
        write_file(file.parent_path() / "stray" / "index.html", "stray");
        return "stray file";
      case 6:
        fs::remove(file);
        write_file(file / "inside", "a folder");
        return "folder in the place of a file";
      default:
        fs::rename(file, file.string() + ".moved");
        write_file(file, "Another file.");
        return "file exchanged";
    }
  }

  std::string damage_cache() {
    if (!fs::exists(options_.cache.folder)) return "nothing";
    const auto files = list_files(options_.cache.folder);
    if (files.empty()) return "nothing";
    const fs::path file = options_.cache.folder / files[pick(random_, files.size())];
    std::string bytes = *read_file(file);
    switch (pick(random_, 4)) {
      case 0:
        fs::remove(file);
        return "cache deleted";
      case 1:
        write_file(file, bytes.substr(0, pick(random_, bytes.size() + 1)));
        return "cache cut off";
      case 2:
        fs::rename(file, options_.cache.folder / files[pick(random_, files.size())]);
        return "cache under another name";
      default:
        bytes[pick(random_, bytes.size())] ^= 4;
        write_file(file, bytes);
        return "cache altered";
    }
  }

  Random random_;
  GitFixture git_;
  TemporaryFolder folder_;
  BuildOptions options_;
  std::vector<std::string> commits_;
  size_t commit_ = 0;
  size_t pages_ = 0;
  size_t kept_ = 0;
};

struct Lives {
  std::map<std::string, int> happened;
  size_t pages = 0;
  size_t kept = 0;

  void live(LongLife& life, int steps) {
    for (int i = 0; i < steps; ++i) life.step(happened);
    pages += life.pages();
    kept += life.kept();
  }
};

constexpr int steps_of_a_life = 20;

// GAZETTE_SEED=366: one life alone, to look at a failure.
std::vector<uint32_t> list_seeds(uint32_t first) {
  if (const char* one = std::getenv("GAZETTE_SEED")) return {static_cast<uint32_t>(std::stoul(one))};
  std::vector<uint32_t> seeds(static_cast<size_t>((steps_to_try() + steps_of_a_life - 1) / steps_of_a_life));
  std::iota(seeds.begin(), seeds.end(), first);
  return seeds;
}

}  // namespace

TEST_CASE("a build of pages over older ones, with what they kept, is the same as one from nothing") {
  Lives lives;
  for (const uint32_t seed : list_seeds(300)) {
    CAPTURE(seed);
    const TwinOptions twin_options{seed % 3 != 0, seed % 3 == 1};
    BuildOptions options;
    options.plain = twin_options.plain;
    if (options.plain && !twin_options.whole_repository) options.content = {"content"};
    LongLife life(seed, make_twins(seed, twin_options).first, options);
    lives.live(life, steps_of_a_life);
  }
  CHECK(lives.kept * 5 > lives.pages);
  CHECK(lives.kept < lives.pages);
  CHECK(lives.happened.size() > 10);
}

TEST_CASE("a build of plans over older ones, with what they kept, is the same as one from nothing") {
  Lives lives;
  for (const uint32_t seed : list_seeds(500)) {
    CAPTURE(seed);
    LongLife life(seed, make_plan_twins(seed).twins.first, {});
    lives.live(life, steps_of_a_life);
  }
  CHECK(lives.kept * 10 > lives.pages);
  CHECK(lives.kept < lives.pages);
  CHECK(lives.happened.size() > 10);
}

// A page of a district's day names the district by its number, which may be that of no document.
TEST_CASE("a site with more districts than documents is built again over itself") {
  const GitFixture git;
  git.write("site/site.yml", "title: Plans\n");
  git.write(framework_path, plan_texts::framework_text);
  git.write(district_path, plan_texts::district_text);
  for (const char* id : {"ash-hill", "birch-bay"})
    git.write(fmt::format("plans/{}/district.yml", id), fmt::format("id: {0}\nname: {0}\n", id));
  git.write(earlier_plan_path, plan_texts::earlier_plan_text);
  git.commit("First");
  const TemporaryFolder folder;
  BuildOptions options;
  options.repository = git.path();
  options.cache = {true, folder.path() / "cache", std::nullopt};
  build_in_spite_of_mistakes(options, folder.path() / "site");
  const SiteFiles first = read_site(folder.path() / "site");
  CHECK(first.contains("districts/harbor-falls/as-of/2012-09-04/index.html"));
  build_in_spite_of_mistakes(options, folder.path() / "site");
  CHECK(first_difference(first, read_site(folder.path() / "site")) == "");
}

// What a translation links to is written as it stood when the translation was published, not as it stood
// before, when nothing public led there.
TEST_CASE("a site that is built with what is kept of links has no file that no page shows") {
  const GitFixture git;
  git.write("site/site.yml", "title: Plans\nlanguages: [en, es]\n");
  git.write("content/guide.md", "---\nstatus: published\n---\n# Guide\n");
  git.write("content/files/chart.txt", "first");
  git.commit("First", "2020-01-01T12:00:00Z");
  git.write("content/files/chart.txt", "second");
  git.write("content/guide.es.md", "---\nstatus: published\n---\n# Guía\n\n[x](/content/files/chart.txt)\n");
  git.commit("Second", "2020-02-01T12:00:00Z");
  const TemporaryFolder folder;
  BuildOptions options;
  options.repository = git.path();
  options.cache = {true, folder.path() / "cache", std::nullopt};
  build_in_spite_of_mistakes(options, folder.path() / "site");
  const SiteFiles site = read_site(folder.path() / "site");
  CHECK(std::count_if(site.begin(), site.end(), [](const auto& file) {
          return file.first.starts_with("files/") && file.first.ends_with("/chart.txt");
        }) == 1);
}

}  // namespace gazette
