// The filters of the template language: "value | name(arguments)".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "theme/view_value.h"

namespace gazette {

enum class Filter { default_value, length, join, fill, plural, lower, upper, number, first, whole_years };

struct FilterRule {
  std::string_view name;
  Filter filter;
  size_t least_arguments;
  size_t most_arguments;
};

// Null where there is no such filter.
const FilterRule* find_filter(std::string_view name);
std::vector<std::string> list_filter_names();

struct Filtered {
  ViewValue value;
  std::string problem;  // empty: `value` is the result
};

// `arguments`: as many as the filter's rule allows.
Filtered apply_filter(Filter filter, const ViewValue& subject, const ViewValue* const* arguments,
                      size_t argument_count);

// What a value is, in words for messages: "a list".
std::string_view describe_type(const ViewValue& value);

}  // namespace gazette
