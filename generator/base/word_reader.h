// The words of a text as search tells them apart: split where neither letter nor digit stands, in lower case,
// accents kept. Numbers keep the points between their digits ("2.1"). `fold` makes of them what is compared.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

class WordReader {
 public:
  // `text` must outlive this.
  explicit WordReader(std::string_view text) : text_(text) {}

  // False: there are no more.
  bool next();
  // Valid until the next call of `next`. Never empty.
  std::string_view word() const { return word_; }

 private:
  std::string_view text_;
  size_t at_ = 0;
  std::string word_;
};

}  // namespace gazette
