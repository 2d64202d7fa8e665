#include "command/print_changes.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "base/text.h"

namespace gazette {

namespace {

using Json = nlohmann::ordered_json;

std::string count_of(size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string words_of(const PublicChange& change) {
  const std::string added = fmt::format("{} added", count_of(change.words_added, "word"));
  const std::string removed = fmt::format("{} removed", count_of(change.words_removed, "word"));
  if (change.words_added == 0) return removed;
  return change.words_removed == 0 ? added : fmt::format("{}, {}", added, removed);
}

class ChangePrinter {
 public:
  ChangePrinter(std::ostream& out, const InterfaceWords& words) : out_(out), words_(words) {}

  void print(const PublicChange& change) {
    line(1, fmt::format("{}: {}", name_of(change.effect), change.title));
    line(2, change.file.text);
    for (const std::string& fact : describe_change(change, words_)) line(2, fact);
    for (const ChangeGroup& group : change.groups) {
      if (!group.title.empty()) line(2, group.title);
      for (const std::string& sentence : group.sentences)
        line(group.title.empty() ? 2 : 3, fmt::format("- {}", sentence));
    }
    const std::string count = count_changed_words(change);
    if (!count.empty()) line(2, count);
  }

 private:
  void line(size_t depth, std::string_view text) {
    out_ << std::string(depth * 2, ' ') << for_terminal(text) << "\n";
  }

  std::ostream& out_;
  const InterfaceWords& words_;
};

Json list_json(const std::vector<PublicChange>& changes) {
  const auto text = [](const std::string& words) { return replace_invalid_utf8(words); };
  Json list = Json::array();
  for (const PublicChange& change : changes) {
    Json groups = Json::array();
    for (const ChangeGroup& group : change.groups) {
      Json sentences = Json::array();
      for (const std::string& sentence : group.sentences) sentences.push_back(text(sentence));
      groups.push_back({{"title", text(group.title)}, {"sentences", std::move(sentences)}});
    }
    list.push_back({{"effect", name_of(change.effect)},
                    {"district", text(change.district)},
                    {"title", text(change.title)},
                    {"file", text(change.file.text)},
                    {"address", change.address},
                    {"former_address", change.former_address},
                    {"note", text(change.note)},
                    {"from", change.from ? Json(iso_date(*change.from)) : Json()},
                    {"groups", std::move(groups)},
                    {"words_added", change.words_added},
                    {"words_removed", change.words_removed},
                    {"versions_lost", change.versions_lost}});
  }
  return list;
}

}  // namespace

std::vector<std::string> describe_change(const PublicChange& change, const InterfaceWords& words) {
  std::vector<std::string> facts;
  if (!change.former_address.empty()) {
    facts.push_back(
        fmt::format("Its address becomes {}; {} leads there.", change.address, change.former_address));
  } else if (change.effect == PublicEffect::published || change.effect == PublicEffect::restored) {
    facts.push_back(fmt::format("Its address: {}", change.address));
  }
  if (change.effect == PublicEffect::waiting)
    facts.push_back(fmt::format("Readers see it from {} on.", words.date_text(*change.from)));
  if (change.effect == PublicEffect::unchanged)
    facts.emplace_back("Nothing changes for readers: they see this text already.");
  if (change.effect == PublicEffect::unseen)
    facts.emplace_back("Readers won't see it on that day: what it is a part of isn't public then.");
  if (change.versions_lost > 0)
    facts.push_back(
        fmt::format("{} can no longer be read.", count_of(change.versions_lost, "published version")));
  if (!change.note.empty()) facts.push_back(fmt::format("Note: {}", change.note));
  return facts;
}

std::string count_changed_words(const PublicChange& change) {
  if (change.words_added + change.words_removed == 0)
    return change.forms_changed == 0 ? "" : "In the text: the wording is the same; its form changed.";
  return fmt::format("In the text: {}.", words_of(change));
}

std::string title_of_day(const WaitingDay& day, const InterfaceWords& words) {
  return fmt::format("Waits until {}", words.date_text(day.day));
}

std::string title_of_group(const PublicChange& change, bool is_first) {
  if (!change.district.empty()) return change.district;
  return is_first ? "Pages" : "Other pages";
}

void print_changes(std::ostream& out, const std::vector<PublicChange>& changes, const InterfaceWords& words) {
  if (changes.empty()) {
    out << "Nothing that the public can read changes.\n";
    return;
  }
  ChangePrinter printer(out, words);
  const std::string* district = nullptr;
  for (const PublicChange& change : changes) {
    if (district == nullptr || *district != change.district) {
      if (district != nullptr) out << "\n";
      out << for_terminal(title_of_group(change, district == nullptr)) << "\n";
    }
    district = &change.district;
    printer.print(change);
  }
}

void print_changes_by_day(std::ostream& out, const std::vector<PublicChange>& changes,
                          const std::vector<WaitingDay>& days, const InterfaceWords& words) {
  if (changes.empty() && !days.empty()) {
    out << "Nothing that the public can read changes now.\n";
  } else {
    print_changes(out, changes, words);
  }
  for (const WaitingDay& day : days) {
    out << "\n" << for_terminal(title_of_day(day, words)) << "\n\n";
    print_changes(out, day.changes, words);
  }
}

void print_changes_json(std::ostream& out, const std::vector<PublicChange>& changes,
                        const std::vector<WaitingDay>& days, const Diagnostics& problems) {
  Json waiting = Json::array();
  for (const WaitingDay& day : days)
    waiting.push_back({{"from", iso_date(day.day)}, {"changes", list_json(day.changes)}});
  std::ostringstream printed;
  print_json(printed, problems);
  out << Json{{"changes", list_json(changes)},
              {"waiting", std::move(waiting)},
              {"problems", Json::parse(printed.str())}}
             .dump(2)
      << "\n";
}

}  // namespace gazette
