#include "command/demo_script.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/date.h"
#include "document/front_matter.h"
#include "model/keys.h"

namespace gazette {

namespace {

constexpr std::array<std::string_view, 3> source_folders = {"content", "plans", "site"};

const std::vector<KeyRule> script_keys = {
    {"branch", "the branch that is published"},
    {"author", "the role in whose name everything was committed"},
    {"commits", "what happened, oldest first"},
};
const std::vector<KeyRule> author_keys = {{"name", "a role"}, {"email", "an address"}};
const std::vector<KeyRule> commit_keys = {
    {"date", "when, such as 2022-09-19T10:12:00-04:00"},
    {"message", "what was done"},
    {"branch", "true: made on a side branch and merged"},
    {"add", "files of the sources, or folders ending in /"},
    {"remove", "files that go"},
    {"move", "files that get another path"},
    {"write", "files that the sources no longer have, whole"},
    {"amend", "words that changed"},
};
const std::vector<KeyRule> move_keys = {{"from", "the path until this commit"},
                                        {"to", "the path from it on"}};
const std::vector<KeyRule> write_keys = {{"path", "of the file"},
                                         {"text", "what it says"},
                                         {"stays", "true: to the end, though the sources don't have it"}};
const std::vector<KeyRule> amend_keys = {{"path", "of the file, as this commit leaves it"},
                                         {"before", "what it said until this commit"},
                                         {"now", "what it says from it on"}};

std::optional<int> read_number(std::string_view digits, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_whole = error == std::errc() && end == digits.data() + digits.size();
  return is_whole && digits.front() != '-' && number <= most ? std::optional(number) : std::nullopt;
}

struct Instant {
  int64_t seconds = 0;
  int offset_minutes = 0;
};

// Exactly "2022-09-19T10:12:00-04:00", not before 1970.
std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() != 25 || text[10] != 'T' || text[13] != ':' || text[16] != ':') return std::nullopt;
  const auto date = parse_iso_date(text.substr(0, 10));
  const auto hours = read_number(text.substr(11, 2), 23);
  const auto minutes = read_number(text.substr(14, 2), 59);
  const auto seconds = read_number(text.substr(17, 2), 59);
  const auto offset = parse_utc_offset(text.substr(19));
  if (!date || !hours || !minutes || !seconds || !offset) return std::nullopt;
  const int64_t days = std::chrono::sys_days(*date).time_since_epoch().count();
  const int64_t instant = days * 86400 + int64_t{*hours} * 3600 + int64_t{*minutes - *offset} * 60 + *seconds;
  return instant >= 0 ? std::optional(Instant{instant, *offset}) : std::nullopt;
}

bool is_source_path(std::string_view path) {
  const auto [inside, resolved] = join_path("", path);
  const bool ends_folder = path.ends_with('/');
  return inside && resolved == path.substr(0, path.size() - (ends_folder ? 1 : 0)) &&
         std::any_of(source_folders.begin(), source_folders.end(), [&](std::string_view folder) {
           return path.size() > folder.size() && is_below(path, folder);
         });
}

class ScriptReader {
 public:
  explicit ScriptReader(Diagnostics& problems) : problems_(problems) {}

  DemoScript read(const SourceValue& map) {
    DemoScript script;
    append(problems_, check_known_keys(map, script_keys));
    script.branch = required_word(map, "branch").value;
    if (const SourceValue* author = required(map, "author", SourceValue::Kind::map)) {
      append(problems_, check_known_keys(*author, author_keys));
      script.author_name = required_word(*author, "name").value;
      script.author_email = required_word(*author, "email").value;
    }
    if (required(map, "commits", SourceValue::Kind::list) == nullptr) return script;
    for (const SourceValue* commit : list_of_maps(map, "commits", commit_keys)) {
      script.commits.push_back(read_commit(*commit));
    }
    check_order(script.commits);
    if (script.commits.empty()) add("empty-value", map.find("commits")->value.mark, "there are no commits");
    if (!script.commits.empty() && script.commits.front().on_branch) {
      add("bad-branch", script.commits.front().mark, "the first commit can't be on a side branch",
          "remove the line \"branch: true\"");
    }
    return script;
  }

 private:
  void add(std::string code, const Mark& mark, std::string message, std::string hint = {}) {
    problems_.push_back(problem_at(mark, std::move(code), std::move(message), std::move(hint)));
  }

  const SourceValue* required(const SourceValue& map, std::string_view key, SourceValue::Kind kind) {
    const SourceValue* value = KeyReader(map, problems_).find(key);
    if (value == nullptr) {
      add("missing-key", map.mark, fmt::format("\"{}\" is missing", key), fmt::format("add a line {}:", key));
    } else if (value->kind != kind) {
      constexpr std::array<std::string_view, 4> names = {"empty", "text", "a list", "a block of keys"};
      add("wrong-type", value->mark, fmt::format("\"{}\" must be {}", key, names[static_cast<size_t>(kind)]));
    } else {
      return value;
    }
    return nullptr;
  }

  // One line of text.
  PlacedText required_word(const SourceValue& map, std::string_view key) {
    const SourceValue* value = required(map, key, SourceValue::Kind::text);
    if (value == nullptr) return {};
    const KeyReader keys(map, problems_);
    PlacedText word{keys.read_text(key).value_or(""), value->mark};
    // Git keeps names and addresses between these.
    if (word.value.find_first_of("<>") != std::string::npos && key != "message") {
      add("bad-name", word.mark, fmt::format("\"{}\" can't hold < or >", key), "leave them out");
    }
    return word;
  }

  PlacedText required_path(const SourceValue& map, std::string_view key) {
    PlacedText path = required_word(map, key);
    if (!path.value.empty()) check_path(path);
    return path;
  }

  void check_path(const PlacedText& path) {
    if (is_source_path(path.value)) return;
    add("bad-path", path.mark, fmt::format("\"{}\" isn't a path below content/, plans/ or site/", path.value),
        "write the path from the root of the project, such as content/glossary.md");
  }

  // Exactly as written.
  std::string required_text(const SourceValue& map, std::string_view key) {
    const SourceValue* value = required(map, key, SourceValue::Kind::text);
    return value == nullptr ? "" : value->text;
  }

  std::vector<const SourceValue*> list_of_maps(const SourceValue& map, std::string_view key,
                                               const std::vector<KeyRule>& rules) {
    std::vector<const SourceValue*> maps;
    if (map.find(key) == nullptr) return maps;
    const SourceValue* list = required(map, key, SourceValue::Kind::list);
    if (list == nullptr) return maps;
    for (const SourceValue& item : list->items) {
      if (item.kind != SourceValue::Kind::map) {
        add("wrong-type", item.mark, fmt::format("each entry of \"{}\" must be a block of keys", key));
        continue;
      }
      append(problems_, check_known_keys(item, rules));
      maps.push_back(&item);
    }
    return maps;
  }

  std::vector<PlacedText> list_of_paths(const SourceValue& map, std::string_view key) {
    std::vector<PlacedText> paths;
    if (map.find(key) == nullptr) return paths;
    const SourceValue* list = required(map, key, SourceValue::Kind::list);
    if (list == nullptr) return paths;
    for (const SourceValue& item : list->items) {
      if (item.kind != SourceValue::Kind::text) {
        add("wrong-type", item.mark, fmt::format("each entry of \"{}\" must be a path", key));
        continue;
      }
      paths.push_back({item.text, item.mark});
      check_path(paths.back());
    }
    return paths;
  }

  DemoCommit read_commit(const SourceValue& map) {
    DemoCommit commit;
    commit.mark = map.mark;
    const PlacedText date = required_word(map, "date");
    if (!date.value.empty()) read_date(date, commit);
    commit.message = required_word(map, "message").value;
    commit.on_branch = KeyReader(map, problems_).read_flag("branch").value_or(false);
    commit.removals = list_of_paths(map, "remove");
    for (const SourceValue* move : list_of_maps(map, "move", move_keys)) {
      commit.moves.push_back({required_path(*move, "from"), required_path(*move, "to")});
    }
    commit.additions = list_of_paths(map, "add");
    for (const SourceValue* file : list_of_maps(map, "write", write_keys)) {
      commit.written.push_back({required_path(*file, "path"), required_text(*file, "text"),
                                KeyReader(*file, problems_).read_flag("stays").value_or(false)});
    }
    for (const SourceValue* change : list_of_maps(map, "amend", amend_keys)) {
      commit.amendments.push_back(read_amendment(*change));
    }
    return commit;
  }

  DemoAmendment read_amendment(const SourceValue& map) {
    DemoAmendment amendment;
    amendment.path = required_path(map, "path");
    amendment.before = required_text(map, "before");
    if (const SourceValue* now = required(map, "now", SourceValue::Kind::text)) {
      amendment.now = {now->text, now->mark};
      if (now->text.empty()) {
        add("empty-value", now->mark, R"("now" has no words, so that the place can't be found)",
            R"(put the words around it into both "before" and "now")");
      } else if (now->text == amendment.before) {
        add("no-change", now->mark, R"("before" and "now" say the same)");
      }
    }
    return amendment;
  }

  void read_date(const PlacedText& date, DemoCommit& commit) {
    const auto instant = parse_instant(date.value);
    if (!instant) {
      add("bad-date", date.mark,
          fmt::format("\"date\" must be an instant with its offset, written like 2022-09-19T10:12:00-04:00, "
                      "not \"{}\"",
                      date.value),
          "write the day, T, the time of day with seconds, and the offset from UTC");
      return;
    }
    commit.seconds = instant->seconds;
    commit.offset_minutes = instant->offset_minutes;
  }

  void check_order(const std::vector<DemoCommit>& commits) {
    int64_t newest = 0;
    for (const DemoCommit& commit : commits) {
      if (commit.seconds == 0) continue;
      if (commit.seconds < newest) {
        add("date-order", commit.mark, "this commit is older than one above it",
            "put commits in the order of their dates, oldest first");
      }
      newest = std::max(newest, commit.seconds);
    }
  }

  Diagnostics& problems_;
};

}  // namespace

std::pair<DemoScript, Diagnostics> read_demo_script(std::string_view yaml) {
  FrontMatter read = parse_front_matter(yaml, 1, limits::script_bytes);
  Diagnostics problems = std::move(read.problems);
  if (!read.readable) return {DemoScript{}, std::move(problems)};
  DemoScript script = ScriptReader(problems).read(read.value);
  sort_diagnostics(problems);
  return {std::move(script), std::move(problems)};
}

}  // namespace gazette
