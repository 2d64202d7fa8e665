#include "command/translation_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/language_marks.h"
#include "render/document_changes.h"

namespace gazette {

namespace {

const FurtherLanguage* find_language(const PreparedSite* site, const std::string& code) {
  if (site == nullptr) return nullptr;
  for (const FurtherLanguage& language : site->further_languages) {
    if (language.languages.page_language().code == code && language.past) return &language;
  }
  return nullptr;
}

// What was, where the line is the same up to the working tree.
const PublicDocument* find_same(const PastOfTranslations* past, const PublicDocument& document) {
  if (past == nullptr) return nullptr;
  for (const PublicDocument& other : past->portal.history.documents) {
    if (other.versions.front().publication == document.versions.front().publication &&
        other.versions.front().path == document.versions.front().path)
      return &other;
  }
  return nullptr;
}

class TranslationChanges {
 public:
  TranslationChanges(const SiteStates& states, const FurtherLanguage& language,
                     const PastOfTranslations* before)
      : states_(states),
        language_(language),
        past_(*language.past),
        before_(before),
        parts_{past_.portal, past_.site, states.after.words, *language.links} {}

  void list(std::vector<PublicChange>& changes) const {
    const auto& documents = past_.portal.history.documents;
    std::set<const PublicDocument*> found;
    for (DocumentNumber i = 0; i < documents.size(); ++i) {
      const PublicDocument* same = find_same(before_, documents[i]);
      if (same != nullptr) found.insert(same);
      const size_t known = same == nullptr ? 0 : same->versions.size();
      if (documents[i].versions.size() != known) changes.push_back(tell(i, same));
    }
    if (before_ == nullptr) return;
    for (const PublicDocument& document : before_->portal.history.documents) {
      if (found.contains(&document)) continue;
      PublicChange change = start(document, PublicEffect::hidden);
      change.versions_lost = document.versions.size();
      changes.push_back(std::move(change));
    }
  }

 private:
  PublicChange start(const PublicDocument& document, PublicEffect effect) const {
    PublicChange change;
    change.effect = effect;
    change.title = fmt::format("{} ({})", without_language_marks(document.versions.back().title),
                               language_.languages.page_language().code);
    change.file = document.path;
    change.district = name_district_of(states_, document.path);
    return change;
  }

  PublicChange tell(DocumentNumber number, const PublicDocument* same) const {
    const PublicDocument& document = past_.portal.document(number);
    const Version& newest = document.versions.back();
    PublicChange change = start(document, PublicEffect::changed);
    change.address = language_.languages.page_language().prefix + past_.site.documents[number].url.text;
    if (document.is_removed) {
      change.effect = is_withdrawal(newest) ? PublicEffect::withdrawn : PublicEffect::removed;
      change.note = document.removal_reason;
      return change;
    }
    // What it said of an earlier change isn't said of this one.
    const Version* last = same == nullptr ? nullptr : same->latest_text();
    if (last == nullptr || last->header->note != newest.header->note) change.note = newest.header->note;
    if (same == nullptr) change.effect = PublicEffect::published;
    if (same != nullptr && same->is_removed) change.effect = PublicEffect::restored;
    if (change.effect == PublicEffect::changed) compare(number, change);
    return change;
  }

  void compare(DocumentNumber number, PublicChange& change) const {
    const PublicDocument& document = past_.portal.document(number);
    const auto newest = static_cast<uint32_t>(document.versions.size() - 1);
    const auto before = text_before(document, newest);
    if (!before) return;
    DocumentWork work;
    if (document.kind == DocumentKind::page) {
      ChangeGroup header{{},
                         write_header_changes(parts_, document.versions[*before], document.versions[newest])};
      for (std::string& sentence : header.sentences) sentence = without_language_marks(sentence);
      if (!header.sentences.empty()) change.groups.push_back(std::move(header));
    }
    for (const AmendmentGroup& group : list_changes(parts_, number, *before, newest, work)->groups) {
      ChangeGroup& said = change.groups.emplace_back(ChangeGroup{group.title, {}});
      for (const AmendmentSentence& sentence : group.sentences) said.sentences.push_back(sentence.text);
    }
    const auto compare_text = [&](const Oid& old_blob, const Oid& new_blob) {
      const PublicHistory& history = past_.portal.history;
      const auto as_written = [](std::string_view destination, bool) {
        return ResolvedLink{true, std::string(destination)};
      };
      const BodyComparison comparison =
          compare_bodies(*history.blobs->body(old_blob), *history.blobs->body(new_blob), as_written,
                         as_written, parts_.words.compare_style());
      change.words_added += comparison.words_added;
      change.words_removed += comparison.words_removed;
      change.forms_changed += comparison.forms_changed;
    };
    compare_text(document.versions[*before].blob, document.versions[newest].blob);
    for (const VersionSheet& sheet : document.versions[newest].sheets) {
      for (const VersionSheet& old : document.versions[*before].sheets) {
        if (old.path == sheet.path) compare_text(old.blob, sheet.blob);
      }
    }
  }

  const SiteStates& states_;
  const FurtherLanguage& language_;
  const PastOfTranslations& past_;
  const PastOfTranslations* before_;
  const RenderParts parts_;
};

bool is_stale(const Diagnostic& problem) {
  return problem.code == "stale-translation";
}

}  // namespace

std::vector<PublicChange> list_translation_changes(const SiteStates& states) {
  std::vector<PublicChange> changes;
  for (const FurtherLanguage& language : states.after.further_languages) {
    if (!language.past) continue;
    const FurtherLanguage* before = find_language(states.before, language.languages.page_language().code);
    TranslationChanges(states, language, before == nullptr ? nullptr : before->past.get()).list(changes);
  }
  return changes;
}

Diagnostics warn_of_stale_translations(const SiteStates& states) {
  Diagnostics problems;
  for (const Diagnostic& problem : states.after.problems) {
    if (!is_stale(problem)) continue;
    const bool was_told =
        states.before != nullptr &&
        std::any_of(
            states.before->problems.begin(), states.before->problems.end(), [&](const Diagnostic& old) {
              return is_stale(old) && old.place.file == problem.place.file && old.message == problem.message;
            });
    if (!was_told) problems.push_back(problem);
  }
  return problems;
}

}  // namespace gazette
