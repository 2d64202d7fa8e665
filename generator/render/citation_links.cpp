// Citations of the site's regulations in any text, as links to their paragraphs.
#include "model/read_record.h"
#include "model/record_anchors.h"
#include "render/link_targets.h"

namespace gazette {

void LinkTargets::find_regulations() {
  DigestSink sink;
  const auto& documents = portal_.history.documents;
  for (DocumentNumber number = 0; number < documents.size(); ++number) {
    const PublicDocument& document = documents[number];
    const bool is_shown = document.kind == DocumentKind::page && !document.is_removed && !document.is_draft;
    const RecordFileRule* kind =
        is_shown ? find_record_file(portal_.history.settings, document.path) : nullptr;
    if (kind == nullptr || kind->kind != "regulation") continue;
    regulations_.push_back(
        {number, RegulationText(*facts_of(portal_.history, document.versions.back()).map)});
    const RegulationText& text = regulations_.back().text;
    sink.add(text.root());
    sink.add(site_.documents[number].url.text);
    sink.add(text.numbers().size());
    for (const std::string& paragraph : text.numbers()) sink.add(paragraph);
  }
  citations_digest_ = sink.finish();
}

TextLinker LinkTargets::citation_linker(const Url& page) const {
  if (regulations_.empty()) return {};
  return [this, page](std::string_view text) {
    std::vector<TextLink> links;
    for (const CitedRegulation& regulation : regulations_) {
      for (const Citation& citation : regulation.text.find(text)) {
        const auto anchor = anchors_[regulation.document].find(anchor_of_paragraph(citation.number));
        const bool is_free = links.empty() || links.back().end <= citation.begin;
        if (!regulation.text.has(citation.number) || !anchor || !is_free) continue;
        const Url& url = site_.documents[regulation.document].url;
        const std::string to = page == url ? std::string() : relative_url(page, url);
        links.push_back({citation.begin, citation.end, to + "#" + *anchor});
      }
    }
    return links;
  };
}

}  // namespace gazette
