// Which addresses have a page already, while pages get theirs.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/portal.h"

namespace gazette {

class TakenAddresses {
 public:
  // Folders keep their addresses for themselves and their index.
  void add_folder(const Url& url) { folders_.insert(url.text); }
  bool is_folder(const Url& url) const { return folders_.contains(url.text); }

  // What begins with it belongs to the site itself, such as its pages in another language.
  void keep_below(const Url& url) { kept_.push_back(url.text); }
  bool is_kept(const Url& url) const;

  bool is_free(const Url& url) const { return !is_folder(url) && !taken_.contains(url.text); }
  // `owner`: none for a page of the site itself. Whoever has it keeps it.
  void take(const Url& url, std::optional<DocumentNumber> owner = {}) { taken_.emplace(url.text, owner); }
  // The address itself, or with a number at its end where it isn't free.
  Url take_free(const Url& wanted, std::optional<DocumentNumber> owner = {});
  std::optional<DocumentNumber> find_owner(const Url& url) const;

 private:
  std::unordered_set<std::string> folders_;
  std::vector<std::string> kept_;
  std::unordered_map<std::string, std::optional<DocumentNumber>> taken_;
};

}  // namespace gazette
