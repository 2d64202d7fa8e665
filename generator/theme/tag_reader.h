// Reads the inside of one {{ }} or {% %} from left to right, keeping the position for messages.
#pragma once

#include <string>
#include <string_view>

#include "theme/template_problems.h"

namespace gazette {

class TagReader {
 public:
  TagReader(std::string_view text, TemplatePosition at, TemplateProblems& problems)
      : rest_(text), at_(at), problems_(problems) {}

  // All of these skip white space first.
  bool at_end();
  TemplatePosition position();
  std::string_view read_name();    // letters, digits and _; empty if there is none
  std::string_view read_number();  // digits; empty if there is none
  // The inside of "…" or '…'. False: there is none.
  bool read_quoted(std::string_view& quoted);
  bool accept(std::string_view symbol);
  bool accept_word(std::string_view word);

  // Reports the first mistake of this tag; later ones are its consequences.
  void fail(TemplatePosition at, size_t length, std::string message, std::string hint = {},
            const char* code = "theme-syntax");
  void expect_end();
  bool failed() const { return failed_; }

 private:
  void skip_space();
  std::string_view take(size_t count);

  std::string_view rest_;
  TemplatePosition at_;
  TemplateProblems& problems_;
  bool failed_ = false;
};

}  // namespace gazette
