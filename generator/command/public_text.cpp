#include "command/public_text.h"

#include <fmt/format.h>

#include "base/failure.h"
#include "document/write_markdown.h"
#include "model/plan_file.h"
#include "model/read_record.h"
#include "model/record_anchors.h"
#include "model/translation_path.h"
#include "model/translation_rules.h"
#include "model/write_facts.h"

namespace gazette {

namespace {

std::string begin_file(DocumentNumber number, std::string_view status) {
  // The comment keeps the bytes of two documents apart: equal bytes would look like a move.
  return fmt::format("---\n# document {}\nstatus: {}\n", number + 1, status);
}

// It says so where it is public.
bool is_internal_by_kind(PlanFileKind kind) {
  return kind == PlanFileKind::minutes || kind == PlanFileKind::assessment;
}

// What the public is told of a link, whoever asks.
bool is_seen(const LinkTarget& target, bool is_image) {
  switch (target.kind) {
    case LinkTarget::Kind::page:
    case LinkTarget::Kind::removed_page:
      return true;
    case LinkTarget::Kind::elsewhere:
    case LinkTarget::Kind::here:
      return !is_image;
    case LinkTarget::Kind::missing_anchor:
      return !target.url.text.empty();
    case LinkTarget::Kind::missing_page:
    case LinkTarget::Kind::refused:
    case LinkTarget::Kind::damaged_image:
      return false;
  }
  return false;
}

}  // namespace

PublicTexts::PublicTexts(const SourceLine& line, const PreparedSite& site)
    : history_(append_translations(site.portal.history, site.translations)),
      attachments_(line.history(), [&line](const Oid& blob) { return line.read_blob(blob); }),
      links_(site.portal, site.site, attachments_) {}

Anchors PublicTexts::list_anchors(const Version& version, const SourcePath& path, const Body& body) const {
  std::vector<std::string> ids;
  for (BodyHeading& heading : list_headings(body, {})) ids.push_back(std::move(heading.id));
  for (RecordAnchor& anchor :
       list_record_anchors(history_.settings, path, history_.blobs->facts(version.blob)))
    ids.push_back(std::move(anchor.id));
  return Anchors(std::move(ids));
}

std::string PublicTexts::readdress(const std::string& address, bool is_image, const Version& version,
                                   const SourcePath& path, const PublicDocument& document, const Body& body) {
  Anchors anchors;
  bool has_anchors = false;
  const auto own_anchors = [&]() -> const Anchors& {
    if (!has_anchors) anchors = list_anchors(version, path, body);
    has_anchors = true;
    return anchors;
  };
  const bool is_in_force = &version == &document.versions.back();
  for (const SourcePath* from : {&path, &version.path, &document.path}) {
    for (const uint32_t publication : {version.publication, history_.publication_count}) {
      if (publication != version.publication && !is_in_force) continue;
      if (is_seen(links_.find(address, is_image, *from, publication, own_anchors), is_image)) return address;
    }
  }
  const size_t number = unseen_.try_emplace(address, unseen_.size() + 1).first->second;
  return fmt::format("not-public-{}", number);
}

std::string PublicTexts::write_file(DocumentNumber number, const Version& version, const SourcePath& path,
                                    const Oid& blob) {
  const BlobFacts& facts = history_.blobs->facts(blob);
  const auto body = history_.blobs->body(blob);
  const PlanFileKind kind = kind_of_plan_document(history_.settings, path);
  std::string file = begin_file(number, "published");
  if (history_.settings.plain) {
    const SourceValue::Entry* title = facts.front_matter.value.find("title");
    if (title != nullptr && title->value.kind == SourceValue::Kind::text)
      file += fmt::format("title: {}\n", quote_yaml(title->value.text));
  } else {
    if (is_internal_by_kind(kind)) file += "audience: public\n";
    const RecordFileRule* record = find_record_file(history_.settings, path);
    const RecordRule& rule = find_translation(history_.settings, path) ? translation_rule(kind)
                             : record != nullptr                       ? *record->rule
                             : kind == PlanFileKind::none              ? page_rule()
                                                                       : rule_of(kind);
    file += write_facts(facts.front_matter.value, rule,
                        {"status", "audience", "publish_on", "draft", "sent_for_review_on", "corrected_on"});
  }
  file += "---\n";
  const PublicDocument& document = history_.documents[number];
  const auto text = write_markdown(*body, [&](std::string_view address, bool is_image) {
    return readdress(std::string(address), is_image, version, path, document, *body);
  });
  if (!text) {
    throw WorldFailure(
        fmt::format("the version {} of {} can't be written anew so that it reads the same", version.id,
                    path.text),
        "look for HTML, or for marks of emphasis inside words, in that version, and tell who maintains this "
        "program");
  }
  return file + *text;
}

std::string PublicTexts::write(DocumentNumber number, const Version& version) {
  return write_file(number, version, version.path, version.blob);
}

std::string PublicTexts::write(DocumentNumber number, const Version& version, const VersionSheet& sheet) {
  return write_file(number, version, sheet.path, sheet.blob);
}

std::string PublicTexts::write_withheld(DocumentNumber number, uint32_t version) const {
  std::string file = begin_file(number, "published");
  const PublicDocument& document = history_.documents[number];
  const Version& withheld = document.versions[version];
  const PlanFileKind kind = kind_of_plan_document(history_.settings, withheld.path);
  if (is_internal_by_kind(kind)) file += "audience: public\n";
  return file + write_id(number, version) +
         fmt::format("title: Withheld\n---\nThis version is withheld \\({}).\n", version + 1);
}

std::string PublicTexts::write_id(DocumentNumber number, uint32_t version) const {
  const PublicDocument& document = history_.documents[number];
  const auto before = text_before(document, version);
  const auto near = before ? before : text_after(document, version);
  if (!near) {
    // Nobody saw a text of it: any name keeps it apart from what stood in its place before.
    return history_.settings.plain ? std::string() : fmt::format("id: document-{}\n", number + 1);
  }
  const Oid& blob = document.versions[*near].blob;
  const PlacedText id = read_text(history_.blobs->facts(blob).front_matter.value, "id");
  return id ? fmt::format("id: {}\n", quote_yaml(id.value)) : std::string();
}

std::string PublicTexts::write_withdrawn(DocumentNumber number, uint32_t version,
                                         const std::string& reason) const {
  const Version& withdrawn = history_.documents[number].versions[version];
  std::string file = begin_file(number, "withdrawn");
  if (!withdrawn.title.empty()) file += fmt::format("title: {}\n", quote_yaml(withdrawn.title));
  if (!reason.empty()) file += fmt::format("revision_note: {}\n", quote_yaml(reason));
  return file + write_id(number, version) + "---\n";
}

}  // namespace gazette
