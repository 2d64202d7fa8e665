// The mistakes found in one template file, each with its place.
#pragma once

#include <string>
#include <utility>

#include "base/diagnostic.h"

namespace gazette {

// Line and column count from 1, columns in characters.
struct TemplatePosition {
  int line = 1;
  int column = 1;
};

class TemplateProblems {
 public:
  TemplateProblems(std::string file, Diagnostics& diagnostics)
      : file_(std::move(file)), diagnostics_(diagnostics) {}

  void add(const char* code, TemplatePosition at, size_t length, std::string message, std::string hint = {}) {
    const Place place{SourcePath{file_}, at.line, at.column, static_cast<int>(length)};
    diagnostics_.push_back({Severity::error, code, place, std::move(message), std::move(hint)});
  }

 private:
  std::string file_;
  Diagnostics& diagnostics_;
};

}  // namespace gazette
