// Expressions of the template language, as steps in the order of evaluation (operands before operators).
#pragma once

#include <string>
#include <vector>

#include "theme/filters.h"
#include "theme/tag_reader.h"
#include "theme/view_value.h"

namespace gazette {

enum class Comparison { equal, unequal, less, less_or_equal, greater, greater_or_equal };

struct ExpressionStep {
  enum class Kind {
    name,      // pushes the value of a path: names
    constant,  // pushes `constant`
    filter,    // takes its subject and `count` arguments, pushes the result
    negate,
    compare,
    skip_if_false,  // keeps a false value and goes on `count` steps later; else drops it
    skip_if_true,
  };
  Kind kind = Kind::constant;
  TemplatePosition at;
  std::vector<std::string> names{};
  ViewValue constant{};
  Filter filter = Filter::default_value;
  Comparison comparison = Comparison::equal;
  size_t count = 0;
};

using Expression = std::vector<ExpressionStep>;

// Reads an expression from where the reader stands. After a mistake (reported) the reader has failed.
Expression read_expression(TagReader& reader);

}  // namespace gazette
