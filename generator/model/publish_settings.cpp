#include "model/publish_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "base/text.h"
#include "model/keys.h"
#include "model/schema.h"

namespace gazette {

namespace {

constexpr uint32_t most_releases = 1000;

// As `git check-ref-format --branch` judges.
bool is_branch_name(std::string_view name) {
  constexpr std::string_view never = " ~^:?*[\\\x7f";
  const bool is_plain = std::none_of(name.begin(), name.end(), [&](char c) {
    return (c >= 0 && c < ' ') || never.find(c) != std::string_view::npos;
  });
  if (!is_plain || name.starts_with('-') || name.ends_with('.') || name == "@" || name == "HEAD" ||
      name.find("..") != std::string_view::npos || name.find("@{") != std::string_view::npos)
    return false;
  const std::vector<std::string_view> parts = split(name, '/');
  return std::none_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part.empty() || part.starts_with('.') || part.ends_with(".lock");
  });
}

// By its name alone: the disk isn't asked here.
std::string plain_place(const PublishTarget& target) {
  if (target.kind == TargetKind::branch) return target.place;
  std::string place = target.place;
  if (target.kind == TargetKind::folder)
    place = std::filesystem::path(place).lexically_normal().generic_string();
  while (place.size() > 1 && place.ends_with('/')) place.pop_back();
  return place;
}

// The root of the disk, the repository, or a folder around it.
bool holds_all(const std::string& folder) {
  const std::filesystem::path path = std::filesystem::path(folder).lexically_normal();
  return std::all_of(path.begin(), path.end(), [](const std::filesystem::path& part) {
    return part == "/" || part == "." || part == ".." || part.empty();
  });
}

class SettingsReader {
 public:
  std::pair<PublishSettings, Diagnostics> read(const SourceValue& map) && {
    problems_ = check_record(map, publish_rule());
    settings_.branch = text_of(map, "branch");
    if (const std::string program = text_of(map, "rclone"); !program.empty()) settings_.rclone = program;
    settings_.signers = text_of(map, "signers");
    for (const SourceValue* target : records_of(map, "targets")) read_target(*target);
    for (const SourceValue* owner : records_of(map, "owners")) {
      settings_.owners.push_back({text_of(*owner, "who"), texts_of(*owner, "may")});
    }
    return {std::move(settings_), std::move(problems_)};
  }

 private:
  static std::string text_of(const SourceValue& map, std::string_view key) {
    const SourceValue::Entry* entry = map.find(key);
    return entry == nullptr ? std::string() : entry->value.text;
  }

  static std::vector<std::string> texts_of(const SourceValue& map, std::string_view key) {
    const SourceValue::Entry* entry = map.find(key);
    if (entry == nullptr) return {};
    if (entry->value.kind == SourceValue::Kind::text) return {entry->value.text};
    std::vector<std::string> texts;
    for (const SourceValue& item : entry->value.items) texts.push_back(item.text);
    return texts;
  }

  static std::vector<const SourceValue*> records_of(const SourceValue& map, std::string_view key) {
    std::vector<const SourceValue*> records;
    const SourceValue::Entry* entry = map.find(key);
    if (entry == nullptr) return records;
    for (const SourceValue& item : entry->value.items) {
      if (item.kind == SourceValue::Kind::map) records.push_back(&item);
    }
    return records;
  }

  void complain(const Mark& mark, std::string message, std::string hint) {
    problems_.push_back(problem_at(mark, "publish-target", std::move(message), std::move(hint)));
  }

  void read_target(const SourceValue& map) {
    PublishTarget target;
    target.id = text_of(map, "id");
    target.address = text_of(map, "address");
    target.domain = text_of(map, "domain");
    const SourceValue::Entry* compress = map.find("compress");
    target.compress = compress == nullptr || compress->value.text != "false";
    static constexpr std::array<std::pair<std::string_view, TargetKind>, 3> kinds = {
        std::pair{"folder", TargetKind::folder}, std::pair{"branch", TargetKind::branch},
        std::pair{"remote", TargetKind::remote}};
    int places = 0;
    for (const auto& [key, kind] : kinds) {
      if (map.find(key) == nullptr) continue;
      ++places;
      target.kind = kind;
      target.place = text_of(map, key);
    }
    if (places != 1) {
      complain(map.mark,
               fmt::format("the target \"{}\" names {}", target.id,
                           places == 0 ? "no place" : "more than one place"),
               "give each target one of these: folder (of a web server), branch (of this repository), or "
               "remote (of rclone)");
    }
    check_place(map, target);
    read_keep(map, target);
    const bool is_twice = std::any_of(settings_.targets.begin(), settings_.targets.end(),
                                      [&](const PublishTarget& other) { return other.id == target.id; });
    if (is_twice) {
      complain(map.mark, fmt::format("two targets have the id \"{}\"", target.id),
               "give each an id of its own: `gazette publish` calls them by it");
    }
    settings_.targets.push_back(std::move(target));
  }

  void check_place(const SourceValue& map, const PublishTarget& target) {
    static constexpr std::array<std::string_view, 3> keys = {"folder", "branch", "remote"};
    const SourceValue::Entry* place = map.find(keys[static_cast<size_t>(target.kind)]);
    if (place == nullptr || target.place.empty()) return;
    const Mark& mark = place->value.mark;
    if (target.kind == TargetKind::branch && !is_branch_name(target.place)) {
      complain(mark, fmt::format("\"{}\" can't be the name of a branch", target.place),
               "write it as git does, such as gh-pages");
    } else if (target.kind == TargetKind::branch && target.place == settings_.branch) {
      complain(mark, fmt::format("the branch \"{}\" holds the sources, and would be replaced", target.place),
               "name another branch for the site, such as gh-pages");
    } else if (target.kind == TargetKind::folder && holds_all(target.place)) {
      complain(mark, fmt::format("the folder {} holds more than a site", target.place),
               "name a folder of its own, such as /srv/www/plans: what is in it is replaced");
    }
    const auto same =
        std::find_if(settings_.targets.begin(), settings_.targets.end(), [&](const auto& other) {
          return other.kind == target.kind && plain_place(other) == plain_place(target);
        });
    if (same == settings_.targets.end()) return;
    complain(mark, fmt::format("the targets \"{}\" and \"{}\" are one place", same->id, target.id),
             "give each a place of its own, or remove one");
  }

  void read_keep(const SourceValue& map, PublishTarget& target) {
    const SourceValue::Entry* keep = map.find("keep");
    const bool is_number = keep != nullptr && !keep->value.text.empty() && keep->value.text.size() <= 4 &&
                           keep->value.text.find_first_not_of("0123456789") == std::string::npos;
    if (!is_number) return;
    target.keep = static_cast<uint32_t>(std::stoul(keep->value.text));
    if (target.keep >= 1 && target.keep <= most_releases) return;
    complain(keep->value.mark, fmt::format("{} releases can't be kept", target.keep),
             fmt::format("write a number from 1 to {}", most_releases));
    target.keep = PublishTarget().keep;
  }

  PublishSettings settings_;
  Diagnostics problems_;
};

}  // namespace

std::pair<PublishSettings, Diagnostics> read_publish_settings(const SourceValue& settings) {
  const SourceValue::Entry* entry = settings.find("publish");
  if (entry == nullptr) return {};
  if (entry->value.kind != SourceValue::Kind::map) {
    return {PublishSettings(),
            {problem_at(entry->value.mark, "wrong-type", "\"publish\" must be a group of keys",
                        "write each on a line of its own, such as: branch: main")}};
  }
  return SettingsReader().read(entry->value);
}

const RecordRule& publish_rule() {
  using Type = FieldType;
  constexpr Need required = Need::required;
  constexpr Need optional = Need::optional;
  static const RecordRule target{
      "a target",
      {{"id", Type::identifier, required, "what `gazette publish` calls it"},
       {"folder", Type::text, optional, "the folder that a web server shows, on this machine"},
       {"branch", Type::text, optional, "or the branch that holds the site, for code-hosting pages"},
       {"remote", Type::text, optional, "or the place as rclone calls it, such as storage:bucket/site"},
       {"address", Type::text, optional, "where readers find the site, such as https://plans.example.org"},
       {"domain", Type::text, optional, "of a branch: the domain that its file CNAME names"},
       {"keep", Type::number, optional,
        "how many releases are kept, each of another commit (5 if it isn't said)"},
       {"compress", Type::flag, optional, "of a folder: false: without compressed copies of the pages"}}};
  static const RecordRule owner{
      "an owner",
      {{"who", Type::text, required, "the user who pushes, or the name that a signature proves"},
       {"may", Type::texts, required, "files and folders that this user may change"}}};
  static const RecordRule rule{
      "the group \"publish\"",
      {{"branch", Type::text, optional, "the branch that is published; nothing else is"},
       {"targets", Type::records, optional, "the places that the site is published to", &target},
       {"rclone", Type::text, optional, "the program rclone, where it has another name or place"},
       {"owners", Type::records, optional, "who may push changes of which files; nobody else may", &owner},
       {"signers", Type::text, optional,
        "a file of the repository that lists who may sign (as ssh-keygen reads it); each pushed commit must "
        "then be signed"}}};
  return rule;
}

}  // namespace gazette
