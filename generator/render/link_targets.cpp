#include "render/link_targets.h"

#include <algorithm>
#include <utility>

#include "base/parallel_map.h"
#include "base/text.h"
#include "model/record_anchors.h"
#include "model/translation_path.h"

namespace gazette {

namespace {

// Letters and digits alone, folded: what is left of an anchor whatever rule made it.
std::string squash(std::string_view anchor) {
  std::string squashed = slugify(anchor);
  std::erase(squashed, '-');
  return squashed;
}

std::string decode_percent(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      decoded += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

bool has_scheme(std::string_view destination) {
  const size_t end = destination.find_first_of(":/?#");
  return end != std::string_view::npos && end > 0 && destination[end] == ':';
}

// Without "?…" and "#…".
std::string_view path_of(std::string_view destination) {
  return destination.substr(0, destination.find_first_of("?#"));
}

}  // namespace

static std::vector<std::string> ids_of(const std::vector<BodyHeading>& headings) {
  std::vector<std::string> ids;
  for (const BodyHeading& heading : headings) ids.push_back(heading.id);
  return ids;
}

Anchors::Anchors(const std::vector<BodyHeading>& headings) : Anchors(ids_of(headings)) {}

Anchors::Anchors(std::vector<std::string> ids) : ids_(std::move(ids)) {
  for (const std::string& id : ids_) squashed_.emplace_back(squash(id), id);
  std::sort(ids_.begin(), ids_.end());
  std::stable_sort(squashed_.begin(), squashed_.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

std::optional<std::string> Anchors::find(std::string_view anchor) const {
  if (std::binary_search(ids_.begin(), ids_.end(), anchor)) return std::string(anchor);
  const std::string wanted = squash(anchor);
  const auto found =
      std::lower_bound(squashed_.begin(), squashed_.end(), wanted,
                       [](const auto& entry, const std::string& key) { return entry.first < key; });
  if (found == squashed_.end() || found->first != wanted) return std::nullopt;
  return found->second;
}

bool is_held_back(const DocumentHeader& header, const PublicHistory& history) {
  const bool waits = header.publish_on && history.build_date && *header.publish_on > *history.build_date;
  return header.is_private || waits;
}

LinkTargets::LinkTargets(const Portal& portal, const Site& site, Attachments& attachments)
    : portal_(portal), site_(site), attachments_(attachments) {
  place_sheets();
  for (const Page& page : site.pages) {
    const bool is_of_document = page.kind == PageKind::version || page.kind == PageKind::withheld ||
                                page.kind == PageKind::change || page.kind == PageKind::since ||
                                page.kind == PageKind::history;
    const bool is_past = page.kind == PageKind::tombstone || page.kind == PageKind::redirect;
    if (!is_of_document && !is_past) own_pages_.insert(page.url.text);
  }
  const auto& documents = portal.history.documents;
  anchors_ = parallel_map<Anchors>(documents.size(), [&](size_t i) {
    if (documents[i].is_removed) return Anchors();
    const BlobFacts& facts = portal.history.blobs->facts(documents[i].latest_text()->blob);
    std::vector<std::string> ids = facts.outline.heading_ids();
    for (RecordAnchor& anchor : list_record_anchors(portal.history.settings, documents[i].path, facts))
      ids.push_back(std::move(anchor.id));
    return Anchors(std::move(ids));
  });
  find_regulations();
}

void LinkTargets::place_sheets() {
  const std::vector<ShelvedPlan>& plans = portal_.shelf.plans;
  for (PlanNumber plan = 0; plan < plans.size(); ++plan) {
    const std::vector<Initiative>& initiatives = plans[plan].plan.initiatives;
    for (size_t i = 0; i < initiatives.size(); ++i) {
      LinkTarget target{LinkTarget::Kind::page, site_.initiatives[plan][i], {}};
      target.is_draft = initiatives[i].is_private;
      sheets_.emplace(initiatives[i].path.text, std::move(target));
    }
  }
  // Texts may know them by the names that they had when their plan was published.
  for (const ShelvedPlan& plan : plans) {
    const PublicDocument& document = portal_.document(plan.document);
    const auto newest = static_cast<uint32_t>(document.versions.size() - 1);
    const std::vector<VersionSheet>& then = document.versions.back().sheets;
    const std::vector<VersionSheet> now = sheets_at(document, newest, newest_publication);
    for (size_t i = 0; i < then.size(); ++i) sheets_.emplace(then[i].path.text, sheets_.at(now[i].path.text));
  }
}

Digest LinkTargets::digest_places() const {
  DigestSink sink;
  const auto& documents = portal_.history.documents;
  sink.add(documents.size());
  for (size_t i = 0; i < documents.size(); ++i) {
    sink.add(site_.documents[i].url.text);
    sink.add(uint64_t{documents[i].is_removed});
    sink.add(documents[i].paths.size());
    for (const PublicPlace& place : documents[i].paths) {
      sink.add(uint64_t{place.publication});
      sink.add(place.path.text);
    }
    sink.add(anchors_[i].ids().size());
    for (const std::string& id : anchors_[i].ids()) sink.add(id);
  }
  for (PlanNumber plan = 0; plan < portal_.shelf.plans.size(); ++plan) {
    const std::vector<Initiative>& initiatives = portal_.shelf.plans[plan].plan.initiatives;
    for (size_t i = 0; i < initiatives.size(); ++i) {
      sink.add(initiatives[i].path.text);
      sink.add(site_.initiatives[plan][i].text);
    }
  }
  sink.add(portal_.history.settings.roots.folders.size());
  for (const std::string& folder : portal_.history.settings.roots.folders) sink.add(folder);
  for (const auto& [path, folder] : site_.folder_paths) {
    sink.add(path);
    sink.add(site_.folders[folder].url.text);
  }
  for (const Page& page : site_.pages) {
    if (own_pages_.contains(page.url.text)) sink.add(page.url.text);
  }
  sink.add(citations_digest_);
  sink.add(attachments_.digest_places());
  return sink.finish();
}

LinkTarget LinkTargets::find_in_document(DocumentNumber document, std::string_view anchor) const {
  const PublicDocument& target = portal_.document(document);
  Url url = site_.documents[document].url;
  if (target.is_removed)
    return {LinkTarget::Kind::removed_page, std::move(url), {}, target.versions.back().date};
  LinkTarget found{LinkTarget::Kind::page, std::move(url), {}};
  found.is_draft = target.is_draft && target.versions.size() == 1 &&
                   is_held_back(*target.versions.back().header, portal_.history);
  if (anchor.empty()) return found;
  if (const auto id = anchors_[document].find(anchor)) {
    found.url.text += "#" + *id;
  } else {
    found.kind = LinkTarget::Kind::missing_anchor;
    found.document = document;
  }
  return found;
}

std::optional<LinkTarget> LinkTargets::find_attachment(const std::string& path, uint32_t publication,
                                                       Asking why) const {
  auto url =
      why == Asking::to_show ? attachments_.place(path, publication) : attachments_.find(path, publication);
  if (!url) return std::nullopt;
  if (url->text.empty()) return LinkTarget{LinkTarget::Kind::damaged_image, {}, {}};
  return LinkTarget{LinkTarget::Kind::page, *std::move(url), {}};
}

std::optional<LinkTarget> LinkTargets::find_path(const std::string& path, bool is_image, uint32_t publication,
                                                 std::string_view anchor, Asking why) const {
  if (is_image) return Attachments::is_image(path) ? find_attachment(path, publication, why) : std::nullopt;
  if (const auto document = portal_.paths.find_linked(path, publication)) {
    return find_in_document(*document, anchor);
  }
  // The file of a translation means the page that shows it.
  if (const auto translation = find_translation(portal_.history.settings, {path}))
    return find_path(translation->original.text, is_image, publication, anchor, why);
  const auto sheet = sheets_.find(is_markdown(path) ? path : path + ".md");
  if (sheet != sheets_.end()) return sheet->second;
  const SourcePath source{path};
  if (const auto folder = site_.find_folder(portal_.history.settings.roots.below_root(source))) {
    if (!path.empty()) return LinkTarget{LinkTarget::Kind::page, site_.folders[*folder].url, {}};
  }
  return find_attachment(path, publication, why);
}

std::vector<std::string> LinkTargets::list_paths(std::string_view destination, const SourcePath& from) const {
  const std::string decoded = decode_percent(path_of(destination));
  // From the root, authors mean the root of the site or of the repository.
  std::vector<std::string> bases = {std::string(parent_folder(from.text))};
  if (decoded.starts_with('/')) bases = portal_.history.settings.roots.folders;
  if (decoded.starts_with('/')) bases.emplace_back();
  std::vector<std::string> paths;
  for (const std::string& base : bases) {
    auto [inside, joined] = join_path(base, decoded);
    if (inside) paths.push_back(std::move(joined));
  }
  return paths;
}

LinkTarget LinkTargets::find(std::string_view destination, bool is_image, const SourcePath& from,
                             uint32_t publication, const std::function<const Anchors&()>& own_anchors,
                             Asking why) const {
  if (!is_allowed_scheme(destination)) return {LinkTarget::Kind::refused, {}, {}};
  if (has_scheme(destination) || destination.starts_with("//") || destination.starts_with('?')) {
    return {LinkTarget::Kind::elsewhere, {}, {}};
  }
  const size_t hash = destination.find('#');
  const std::string anchor =
      hash == std::string_view::npos ? "" : decode_percent(destination.substr(hash + 1));
  const std::string_view path = path_of(destination);
  if (path.empty()) {
    if (anchor.empty() || anchor == "top") return {LinkTarget::Kind::here, {}, "top"};
    const auto id = own_anchors().find(anchor);
    if (!id) return {LinkTarget::Kind::missing_anchor, {}, {}};
    return {LinkTarget::Kind::here, {}, *id};
  }
  for (const std::string& meant : list_paths(destination, from)) {
    if (auto target = find_path(meant, is_image, publication, anchor, why)) return *std::move(target);
  }
  // Or they copied an address of the site.
  if (!is_image && anchor.empty()) {
    const std::string decoded = decode_percent(path);
    Url url{decoded.ends_with('/') ? decoded : decoded + "/"};
    if (own_pages_.contains(url.text)) return {LinkTarget::Kind::page, std::move(url), {}};
  }
  return {LinkTarget::Kind::missing_page, {}, {}};
}

LinkResolver LinkTargets::resolver(const Url& page, const Url& text_page, const SourcePath& from,
                                   uint32_t publication,
                                   std::shared_ptr<const std::vector<BodyHeading>> own_headings) const {
  const std::string here = page == text_page ? std::string() : relative_url(page, text_page);
  auto anchors = std::make_shared<std::optional<Anchors>>();
  const auto own_anchors = [anchors, headings = std::move(own_headings)]() -> const Anchors& {
    if (!*anchors) anchors->emplace(*headings);
    return **anchors;
  };
  return [this, page, here, from, publication, own_anchors](std::string_view destination,
                                                            bool is_image) -> ResolvedLink {
    const LinkTarget target = find(destination, is_image, from, publication, own_anchors);
    switch (target.kind) {
      case LinkTarget::Kind::page:
      case LinkTarget::Kind::removed_page:
        return {true, relative_url(page, target.url)};
      case LinkTarget::Kind::here:
        return {!is_image, here + "#" + target.anchor};
      // An image from elsewhere would tell its host who reads here.
      case LinkTarget::Kind::elsewhere:
        return {!is_image, std::string(destination)};
      case LinkTarget::Kind::missing_anchor:
        if (target.url.text.empty()) return {false, {}};
        return {true, relative_url(page, target.url)};
      case LinkTarget::Kind::missing_page:
      case LinkTarget::Kind::refused:
      case LinkTarget::Kind::damaged_image:
        return {false, {}};
    }
    return {false, {}};
  };
}

}  // namespace gazette
