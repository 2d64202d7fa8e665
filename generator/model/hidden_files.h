// Files of the tip that readers can't open, and why. For messages to authors alone: nothing on the site is
// made of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/date.h"
#include "base/diagnostic.h"
#include "model/select_public.h"

namespace gazette {

enum class HiddenBecause : uint8_t {
  told,     // an error of the file itself, which is told and stops the build
  mistake,  // a mistake in what it says of itself, which is a warning
  draft,
  review,
  internal,
  waits,  // for a day
  whole,  // what it is a part of isn't public
};

struct HiddenFile {
  HiddenBecause why = HiddenBecause::draft;
  std::optional<Date> until;  // waits
};

using HiddenFiles = std::unordered_map<std::string, HiddenFile>;  // by path

// `problems`: all that is told, as severe as it will be.
HiddenFiles list_hidden_files(const Documents& documents, const PublicHistory& history,
                              const Diagnostics& problems);
// What an author's address means, if it is one of them. `path`: from the root of the repository. The file of
// a translation means its original.
const HiddenFile* find_hidden(const HiddenFiles& files, const SiteSettings& settings,
                              const std::string& path);

}  // namespace gazette
