// What readers of the site would see change between two states of it: document by document, in the sentences
// of the change pages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "build.h"

namespace gazette {

enum class PublicEffect {
  published,
  restored,  // was removed, and is back
  changed,
  moved,       // the same at another address; the old one leads there
  withdrawn,   // a tombstone, without the earlier versions
  removed,     // deleted: a tombstone, with the earlier versions
  withheld,    // versions of it, by site/redactions.yml
  hidden,      // public until now, and a draft now: not even a tombstone
  waiting,     // for its day
  unchanged,   // on the day for which it waits
  uncompared,  // a file of it can't be read
  unseen,      // on that day, too: what it is a part of isn't public
  source,      // a file that isn't a document and that pages are made from
};
std::string_view name_of(PublicEffect effect);

struct ChangeGroup {
  std::string title;  // "Initiative 1.1 “Coach every teacher”"; empty: the document as a whole
  std::vector<std::string> sentences;
};

struct PublicChange {
  PublicEffect effect = PublicEffect::changed;
  std::string district;  // its name; empty: it belongs to none
  std::string title;
  SourcePath file;
  std::string address;         // on the site; of what is gone, the one it had; empty: it has none
  std::string former_address;  // of what moved
  std::string note;            // why, in the author's words
  std::optional<Date> from;    // of what waits
  std::vector<ChangeGroup> groups;
  size_t words_added = 0;  // in the texts
  size_t words_removed = 0;
  size_t forms_changed = 0;  // places where the words stayed, in another form
  size_t versions_lost = 0;  // of what is withdrawn or hidden: versions that can't be read any more
};

// The same document in the two states; what is null wasn't there, or isn't public.
struct DocumentPair {
  const PublicDocument* before = nullptr;
  const PublicDocument* after = nullptr;
  DocumentNumber before_number = 0;
  DocumentNumber after_number = 0;
};

// Two states of a site. `before`: null where nothing was published yet.
struct SiteStates {
  const PreparedSite* before = nullptr;
  const PreparedSite& after;
  const SourceLine& line;  // with the working tree behind it
};

std::vector<DocumentPair> pair_documents(const SiteStates& states);

// What differs between the newest texts of a document that is public in both states; false: nothing.
bool compare_newest_texts(const SiteStates& states, const DocumentPair& pair, PublicChange& change);

// In the order of sort_by_district.
std::vector<PublicChange> list_public_changes(const SiteStates& states);
// By district, those without one last; then by file.
void sort_by_district(std::vector<PublicChange>& changes);

// What the district is called in whose folder the file stands; empty: it stands in none.
std::string name_district_of(const SiteStates& states, const SourcePath& path);

// Whether it ends a document by an author's word, rather than by deletion.
bool is_withdrawal(const Version& version);

// What a change was made for: notes of the document and its sheets that the state before didn't have.
std::string new_note_of(const DocumentPair& pair);

}  // namespace gazette
