#include "render/check_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/parallel_map.h"
#include "base/text.h"
#include "model/record_anchors.h"

namespace gazette {

namespace {

constexpr int most_suggestions = 20;      // a text, so that a broken one costs no more than a good one
constexpr size_t most_candidates = 1000;  // a suggestion

// The links of a text to one file that readers can't open.
struct HiddenLinks {
  HiddenFile file;
  Place first;
  std::string name;  // of the file, as the first link has it
  int count = 0;
};

std::string_view without_anchor(std::string_view destination) {
  return destination.substr(0, destination.find_first_of("?#"));
}

std::string say_why(const HiddenFile& file) {
  switch (file.why) {
    case HiddenBecause::told:
    case HiddenBecause::whole:
      break;
    case HiddenBecause::mistake:
      return "counts as a draft, because of a mistake in what it says of itself";
    case HiddenBecause::draft:
      return "is a draft";
    case HiddenBecause::review:
      return "is in review";
    case HiddenBecause::internal:
      return "is internal";
    case HiddenBecause::waits:
      return fmt::format("waits until {}", iso_date(file.until.value_or(Date{})));
  }
  return "isn't public";
}

std::string say_what_to_do(const HiddenFile& file) {
  if (file.why == HiddenBecause::mistake) return "mend that file, or remove the link";
  if (file.why == HiddenBecause::waits) return "remove the link until that day, or let this text wait, too";
  if (file.why == HiddenBecause::internal)
    return "add \"audience: public\" there if everybody may read it, or remove the link";
  return "publish it, or remove the link";
}

// The links of one file.
class TextLinks {
 public:
  // `since`: with which publication the version in force began. `is_public`: whether readers see the text;
  // links from one draft to another are in order.
  TextLinks(const Portal& portal, const LinkTargets& links, const HiddenFiles& hidden, const SourcePath& path,
            const Oid& blob, uint32_t since, bool is_public)
      : portal_(portal),
        links_(links),
        hidden_(hidden),
        path_(path),
        outline_(portal.history.blobs->facts(blob).outline),
        anchors_(list_anchors(portal, path, blob)),
        severity_(portal.history.settings.plain ? Severity::warning : Severity::error),
        since_(since),
        is_public_(is_public) {}

  Diagnostics check() {
    for (const OutlineLink& link : outline_.links()) check_link(link);
    for (const auto& [path, links] : hidden_links_) complain_of_hidden(links);
    return std::move(problems_);
  }

 private:
  static Anchors list_anchors(const Portal& portal, const SourcePath& path, const Oid& blob) {
    const BlobFacts& facts = portal.history.blobs->facts(blob);
    std::vector<std::string> ids = facts.outline.heading_ids();
    for (RecordAnchor& anchor : list_record_anchors(portal.history.settings, path, facts))
      ids.push_back(std::move(anchor.id));
    return Anchors(std::move(ids));
  }

  void check_link(const OutlineLink& link) {
    const bool is_image = link.is_image;
    const std::string destination(link.destination);
    const auto own_anchors = [this]() -> const Anchors& { return anchors_; };
    const LinkTarget target = links_.find(destination, is_image, path_, portal_.history.publication_count,
                                          own_anchors, Asking::to_know);
    place_ = {path_, static_cast<int>(link.line), static_cast<int>(link.column),
              std::max(1, count_characters(destination))};
    switch (target.kind) {
      case LinkTarget::Kind::missing_page:
        if (is_image) return complain_of_image(destination);
        if (!note_hidden(destination)) complain_of_page(destination);
        return;
      case LinkTarget::Kind::missing_anchor:
        if (target.document && is_told(destination)) return;
        return complain_of_anchor(destination, target);
      case LinkTarget::Kind::removed_page:
        return add(Severity::warning, "link-to-removed",
                   fmt::format("this link leads to \"{}\", which was removed on {}", destination,
                               iso_date(target.removed_on)),
                   "link to what replaced it, or remove the link");
      case LinkTarget::Kind::page:
        if (target.is_draft && is_public_ && !note_hidden(destination))
          note_links(destination, destination, {HiddenBecause::whole, {}});
        if (is_replaced(link, target)) {
          add(Severity::warning, "replaced-file",
              fmt::format(
                  "\"{}\" was replaced after this text was published, and no version tells readers so",
                  destination),
              "give the new file a name of its own, and link to that: then the change has a version");
        }
        return;
      case LinkTarget::Kind::elsewhere:
        if (is_image) {
          add(severity_, "remote-image",
              fmt::format("the image \"{}\" is on another site and isn't shown", destination),
              "put the file into the repository and link to it there");
        }
        return;
      case LinkTarget::Kind::damaged_image:
        return complain_of_damage(destination);
      case LinkTarget::Kind::here:
      case LinkTarget::Kind::refused:
        return;
    }
  }

  // Whether another file stands there now than when the version in force was published.
  bool is_replaced(const OutlineLink& link, const LinkTarget& target) const {
    constexpr std::string_view files = "/files/";
    if (!portal_.history.has_versions || !is_public_ || !target.url.text.starts_with(files)) return false;
    const auto own_anchors = [this]() -> const Anchors& { return anchors_; };
    const LinkTarget before = links_.find(std::string(link.destination), link.is_image, path_, since_,
                                          own_anchors, Asking::to_know);
    return before.kind == LinkTarget::Kind::page && before.url.text.starts_with(files) &&
           before.url.text != target.url.text;
  }

  void complain_of_image(const std::string& destination) {
    add(severity_, "broken-image", fmt::format("there is no image at \"{}\"", destination),
        "correct the path (it counts from the folder of this file); images are PNG, JPEG, GIF, WebP or AVIF "
        "files");
  }

  void complain_of_damage(const std::string& destination) {
    add(severity_, "damaged-image",
        fmt::format("\"{}\" is a damaged image, or of a kind that isn't published", destination),
        "open it in a program for pictures, save it anew as PNG or JPEG, and look whether all of it is "
        "there");
  }

  void complain_of_page(const std::string& destination) {
    const auto near = nearest_page(destination);
    add(severity_, "broken-link",
        fmt::format("this link leads to \"{}\", which isn't a page of the site", destination),
        near ? fmt::format("did you mean \"{}\"?", *near)
             : "correct the path (it counts from the folder of this file), or remove the link");
  }

  void complain_of_anchor(const std::string& destination, const LinkTarget& target) {
    const Anchors& anchors = target.document ? links_.anchors_of(*target.document) : anchors_;
    const size_t hash = destination.find('#');
    const auto near = suggest(destination.substr(hash + 1), anchors.ids());
    add(severity_, "broken-anchor",
        fmt::format("this link leads to \"{}\", but no heading there has that name", destination),
        near ? fmt::format("did you mean \"{}#{}\"?", destination.substr(0, hash), *near)
             : "use the words of the heading, in small letters with hyphens between them");
  }

  // Whether the link leads to a file that is there, and that readers can't open.
  bool note_hidden(const std::string& destination) {
    for (const std::string& path : links_.list_paths(destination, path_)) {
      const HiddenFile* file = find_hidden(hidden_, portal_.history.settings, path);
      if (file == nullptr) continue;
      if (file->why != HiddenBecause::told) note_links(path, destination, *file);
      return true;
    }
    return false;
  }

  // Whether a preview shows there what has an error of its own, and so may not say all that it will.
  bool is_told(const std::string& destination) const {
    const std::vector<std::string> paths = links_.list_paths(destination, path_);
    return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
      const HiddenFile* file = find_hidden(hidden_, portal_.history.settings, path);
      return file != nullptr && file->why == HiddenBecause::told;
    });
  }

  void note_links(const std::string& path, std::string_view destination, const HiddenFile& file) {
    HiddenLinks& links = hidden_links_[path];
    if (++links.count > 1) return;
    links.file = file;
    links.first = place_;
    links.name = without_anchor(destination);
  }

  void complain_of_hidden(const HiddenLinks& links) {
    place_ = links.first;
    const std::string more =
        links.count > 1 ? fmt::format(" ({} links of this text lead there)", links.count) : std::string();
    add(severity_, "link-to-draft",
        fmt::format("\"{}\" {}, so readers can't open it{}", links.name, say_why(links.file), more),
        say_what_to_do(links.file));
  }

  // A page of the folder that the link names, with a name much like it.
  std::optional<std::string> nearest_page(const std::string& destination) {
    const std::string_view whole = without_anchor(destination);
    const auto [inside, joined] = join_path(std::string(parent_folder(path_.text)), whole);
    const size_t slash = joined.rfind('/');
    if (!inside || whole.starts_with('/') || slash == std::string::npos) return std::nullopt;
    const std::string folder = joined.substr(0, slash + 1);
    const auto& documents = portal_.history.documents;
    auto document =
        std::lower_bound(documents.begin(), documents.end(), folder,
                         [](const PublicDocument& a, const std::string& b) { return a.path.text < b; });
    std::vector<std::string> names;
    for (; document != documents.end() && document->path.text.starts_with(folder); ++document) {
      const std::string name = document->path.text.substr(folder.size());
      if (document->is_removed || name.find('/') != std::string::npos) continue;
      names.push_back(name);
      if (names.size() > most_candidates) break;
    }
    const auto near = suggest(joined.substr(slash + 1), names);
    if (!near) return std::nullopt;
    const size_t last = whole.rfind('/');
    return std::string(last == std::string_view::npos ? "" : whole.substr(0, last + 1)) + *near;
  }

  std::optional<std::string> suggest(const std::string& word, const std::vector<std::string>& names) {
    if (word.size() > 200 || names.size() > most_candidates || ++suggestions_ > most_suggestions)
      return std::nullopt;
    return nearest(word, names);
  }

  void add(Severity severity, std::string code, std::string message, std::string hint) {
    problems_.push_back(
        make_diagnostic(severity, std::move(code), place_, std::move(message), std::move(hint)));
  }

  const Portal& portal_;
  const LinkTargets& links_;
  const HiddenFiles& hidden_;
  const SourcePath& path_;
  const TextOutline& outline_;
  Anchors anchors_;
  Severity severity_;
  uint32_t since_;
  bool is_public_;
  int suggestions_ = 0;
  Place place_;
  std::map<std::string, HiddenLinks> hidden_links_;  // by path
  Diagnostics problems_;
};

Diagnostics check_document(const Portal& portal, const LinkTargets& links, const HiddenFiles& hidden,
                           const PublicDocument& document) {
  if (document.is_removed) return {};
  const Version& version = document.versions.back();
  const bool is_public = !is_held_back(*version.header, portal.history);
  Diagnostics problems =
      TextLinks(portal, links, hidden, document.path, version.blob, version.publication, is_public).check();
  const auto newest = static_cast<uint32_t>(document.versions.size() - 1);
  for (const VersionSheet& sheet : sheets_at(document, newest, newest_publication)) {
    const bool sheet_is_public = is_public && !is_held_back(*sheet.header, portal.history);
    append(problems,
           TextLinks(portal, links, hidden, sheet.path, sheet.blob, version.publication, sheet_is_public)
               .check());
  }
  return problems;
}

Diagnostics check_packet_questions(const Portal& portal, const LinkTargets& links) {
  const PlacedText& questions = portal.history.settings.packet_questions;
  if (!questions) return {};
  const Anchors none;
  const LinkTarget target = links.find(
      questions.value, false, {"site.yml"}, portal.history.publication_count,
      [&]() -> const Anchors& { return none; }, Asking::to_know);
  if (target.kind == LinkTarget::Kind::page) return {};
  return {make_diagnostic(
      Severity::error, "packet-questions",
      {{settings_path}, questions.mark.line, questions.mark.column, count_characters(questions.value)},
      fmt::format("packets can't end with \"{}\", which isn't a public page or a heading of one",
                  questions.value),
      "write the path of a page from the root of the repository, with #words-of-the-heading for one "
      "section")};
}

}  // namespace

Diagnostics check_links(const Portal& portal, const LinkTargets& links, const HiddenFiles& hidden) {
  const auto& documents = portal.history.documents;
  auto found = parallel_map<Diagnostics>(
      documents.size(), [&](size_t i) { return check_document(portal, links, hidden, documents[i]); });
  Diagnostics problems;
  for (Diagnostics& of_document : found) append(problems, std::move(of_document));
  append(problems, check_packet_questions(portal, links));
  return problems;
}

}  // namespace gazette
