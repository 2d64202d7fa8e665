#include "model/check_kept_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "model/plan_file.h"
#include "model/read_record.h"
#include "model/schema.h"
#include "model/translation_path.h"

namespace gazette {

namespace {

class NameRules {
 public:
  NameRules(const Documents& documents, const Headers& headers, const SiteSettings& settings, Date build_date)
      : documents_(documents), headers_(headers), settings_(settings), build_date_(build_date) {
    for (const DocumentLine& line : documents.lines) {
      const DocumentState& last = line.states.back();
      if (!last.blob.is_zero()) tips_[last.path.text] = &last;
    }
  }

  void check_ids(const PublicDocument& document) {
    if (document.kind != DocumentKind::plan || document.is_removed || document.versions.empty()) return;
    if (find_translation(settings_, document.path)) return;
    const Version& version = document.versions.back();
    compare(version.blob, document.path, PlanFileKind::plan);
    const auto newest = static_cast<uint32_t>(document.versions.size() - 1);
    for (const VersionSheet& sheet : sheets_at(document, newest, newest_publication))
      compare(sheet.blob, sheet.path, PlanFileKind::initiative);
  }

  // What came where and when, and what readers saw and lost.
  void note(const DocumentLine& line) {
    const DocumentState* before = nullptr;
    for (const DocumentState& state : line.states) {
      if (state.blob.is_zero()) {
        const PlacedText id = before != nullptr && is_in_force(*before) ? id_of(*before) : PlacedText{};
        if (id) ended_[{state.publication, id.value}] = before->path;
      } else if (const PlacedText id = id_of(state)) {
        const auto [first, is_new] = arrived_.try_emplace({state.path.text, id.value}, state.publication);
        if (!is_new) first->second = std::min(first->second, state.publication);
      }
      before = state.blob.is_zero() ? nullptr : &state;
    }
  }

  void check_arrival(const DocumentLine& line) {
    const DocumentState& last = line.states.back();
    if (last.blob.is_zero() || is_in_force(last)) return;
    const Visibility visibility = headers_.of(last)->visibility;
    const PlacedText id = id_of(last);
    if (visibility == Visibility::withdrawn || !id) return;
    const auto ended = ended_.find({arrived_.at({last.path.text, id.value}), id.value});
    if (ended == ended_.end() || kind_of(ended->second) != kind_of(last.path)) return;
    const bool waits = visibility == Visibility::open;
    add(last.path, id.mark, "moved-and-hidden",
        fmt::format("readers knew this as {}, and lost it with the commit that moved it here: {}",
                    ended->second.text,
                    waits ? fmt::format("it waits until {}", iso_date(*headers_.of(last)->publish_on))
                          : std::string("it isn't public here")),
        waits
            ? fmt::format("leave the file where it was until that day: git mv {} {}, in the same commit "
                          "(git commit --amend)",
                          last.path.text, ended->second.text)
            : "publish it here, too; or leave it where it was, with \"status: withdrawn\" and the reason as "
              "revision_note");
  }

  Diagnostics take() && { return std::move(problems_); }

 private:
  PlanFileKind kind_of(const SourcePath& path) const { return kind_of_plan_document(settings_, path); }

  PlacedText id_of(const DocumentState& state) const {
    return read_text(documents_.blobs->facts(state.blob).front_matter.value, "id");
  }

  bool is_in_force(const DocumentState& state) const {
    const DocumentHeader& header = *headers_.of(state);
    const bool waits = header.publish_on && *header.publish_on > build_date_;
    return header.visibility == Visibility::open && !waits;
  }

  void compare(const Oid& published, const SourcePath& path, PlanFileKind kind) {
    const auto tip = tips_.find(path.text);
    if (tip == tips_.end() || tip->second->blob == published || !is_in_force(*tip->second)) return;
    compare_ids(documents_.blobs->facts(published).front_matter.value,
                documents_.blobs->facts(tip->second->blob).front_matter.value, rule_of(kind), path);
  }

  // Both say the same to readers: what stands at the same place is the same.
  void compare_ids(const SourceValue& was, const SourceValue& is, const RecordRule& rule,
                   const SourcePath& path) {
    for (const FieldRule& field : rule.fields) {
      if (field.key == "id") {
        const PlacedText before = read_text(was, "id");
        const PlacedText after = read_text(is, "id");
        if (before && after && before.value != after.value) add_changed(path, before.value, after);
      } else if (field.record != nullptr) {
        const auto before = read_records(was, field.key);
        const auto after = read_records(is, field.key);
        if (before.size() != after.size()) continue;
        for (size_t i = 0; i < before.size(); ++i) compare_ids(*before[i], *after[i], *field.record, path);
      }
    }
  }

  void add_changed(const SourcePath& path, const std::string& before, const PlacedText& after) {
    add(path, after.mark, "changed-id",
        fmt::format("this was published with the id \"{}\", and nothing else changed: reports and links know "
                    "it by that",
                    before),
        fmt::format("write again: id: {}", before));
  }

  void add(const SourcePath& path, const Mark& mark, std::string code, std::string message,
           std::string hint) {
    problems_.push_back(make_diagnostic(Severity::error, std::move(code),
                                        {path, mark.line, mark.column, mark.length}, std::move(message),
                                        std::move(hint)));
  }

  const Documents& documents_;
  const Headers& headers_;
  const SiteSettings& settings_;
  const Date build_date_;
  std::map<std::string, const DocumentState*> tips_;                 // by path
  std::map<std::pair<std::string, std::string>, uint32_t> arrived_;  // by path and id: the first publication
  std::map<std::pair<uint32_t, std::string>, SourcePath> ended_;     // by publication and id
  Diagnostics problems_;
};

}  // namespace

Diagnostics check_kept_names(const Documents& documents, const Headers& headers,
                             const std::vector<PublicDocument>& made, const SiteSettings& settings,
                             Date build_date) {
  NameRules rules(documents, headers, settings, build_date);
  for (const PublicDocument& document : made) rules.check_ids(document);
  for (const DocumentLine& line : documents.lines) rules.note(line);
  for (const DocumentLine& line : documents.lines) rules.check_arrival(line);
  return std::move(rules).take();
}

}  // namespace gazette
