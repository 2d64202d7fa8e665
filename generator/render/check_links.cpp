#include "render/check_links.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/parallel_map.h"
#include "base/text.h"

namespace gazette {

namespace {

// The links of one file.
Diagnostics check_text(const Portal& portal, const LinkTargets& links, const SourcePath& path,
                       const Oid& blob) {
  Diagnostics problems;
  const auto body = portal.history.blobs->body(blob);
  const Anchors anchors(list_headings(*body, {}));
  const auto own_anchors = [&]() -> const Anchors& { return anchors; };
  const Severity severity = portal.history.settings.plain ? Severity::warning : Severity::error;
  for (const Node& node : body->nodes) {
    if (node.kind != NodeKind::link && node.kind != NodeKind::image) continue;
    const std::string destination(body->literal(node));
    const LinkTarget target = links.find(destination, node.kind == NodeKind::image, path,
                                         portal.history.publication_count, own_anchors);
    const Place place{path, static_cast<int>(node.line), static_cast<int>(node.column),
                      std::max(1, count_characters(destination))};
    if (node.kind == NodeKind::image && target.kind == LinkTarget::Kind::missing_page) {
      problems.push_back(make_diagnostic(severity, "broken-image", place,
                                         fmt::format("there is no image at \"{}\"", destination),
                                         "correct the path (it counts from the folder of this file); images "
                                         "are PNG, JPEG, GIF, WebP or AVIF files"));
    } else if (target.kind == LinkTarget::Kind::missing_page) {
      problems.push_back(make_diagnostic(
          severity, "broken-link", place,
          fmt::format("this link leads to \"{}\", which isn't a page of the site", destination),
          "correct the path (it counts from the folder of this file), or remove the link"));
    } else if (target.kind == LinkTarget::Kind::missing_anchor) {
      problems.push_back(make_diagnostic(
          severity, "broken-anchor", place,
          fmt::format("this link leads to \"{}\", but no heading there has that name", destination),
          "use the words of the heading, in small letters with hyphens between them"));
    } else if (target.kind == LinkTarget::Kind::removed_page) {
      problems.push_back(make_diagnostic(Severity::warning, "link-to-removed", place,
                                         fmt::format("this link leads to \"{}\", which was removed on {}",
                                                     destination, iso_date(target.removed_on)),
                                         "link to what replaced it, or remove the link"));
    } else if (node.kind == NodeKind::image && target.kind == LinkTarget::Kind::elsewhere) {
      problems.push_back(
          make_diagnostic(severity, "remote-image", place,
                          fmt::format("the image \"{}\" is on another site and isn't shown", destination),
                          "put the file into the repository and link to it there"));
    }
  }
  return problems;
}

Diagnostics check_document(const Portal& portal, const LinkTargets& links, const PublicDocument& document) {
  if (document.is_removed) return {};
  const Version& version = document.versions.back();
  Diagnostics problems = check_text(portal, links, document.path, version.blob);
  for (const VersionSheet& sheet : version.sheets)
    append(problems, check_text(portal, links, sheet.path, sheet.blob));
  return problems;
}

}  // namespace

Diagnostics check_links(const Portal& portal, const LinkTargets& links) {
  const auto& documents = portal.history.documents;
  auto found = parallel_map<Diagnostics>(
      documents.size(), [&](size_t i) { return check_document(portal, links, documents[i]); });
  Diagnostics problems;
  for (Diagnostics& of_document : found) append(problems, std::move(of_document));
  return problems;
}

}  // namespace gazette
