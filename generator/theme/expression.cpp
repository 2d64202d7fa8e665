#include "theme/expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace gazette {

namespace {

using Kind = ExpressionStep::Kind;
constexpr int depth_limit = 64;

class ExpressionReader {
 public:
  explicit ExpressionReader(TagReader& reader) : reader_(reader) {}

  Expression read() {
    read_or();
    return std::move(steps_);
  }

 private:
  void read_or() { read_chain("or", Kind::skip_if_true, &ExpressionReader::read_and); }
  void read_and() { read_chain("and", Kind::skip_if_false, &ExpressionReader::read_not); }

  void read_chain(std::string_view word, Kind kind, void (ExpressionReader::*read_operand)()) {
    (this->*read_operand)();
    std::vector<size_t> skips;
    while (!reader_.failed()) {
      const TemplatePosition at = reader_.position();
      if (!reader_.accept_word(word)) break;
      skips.push_back(steps_.size());
      steps_.push_back({kind, at});
      (this->*read_operand)();
    }
    for (const size_t skip : skips) steps_[skip].count = steps_.size() - skip - 1;
  }

  void read_not() {
    const TemplatePosition at = reader_.position();
    if (!reader_.accept_word("not")) return read_comparison();
    if (!enter(at)) return;
    read_not();
    --depth_;
    steps_.push_back({Kind::negate, at});
  }

  void read_comparison() {
    read_filtered();
    const TemplatePosition at = reader_.position();
    const auto comparison = accept_comparison();
    if (!comparison) return;
    read_filtered();
    steps_.push_back({.kind = Kind::compare, .at = at, .comparison = *comparison});
    const TemplatePosition second = reader_.position();
    if (accept_comparison())
      reader_.fail(second, 1, "comparisons can't be chained", "join them with \"and\"");
  }

  std::optional<Comparison> accept_comparison() {
    constexpr std::array<std::pair<std::string_view, Comparison>, 6> symbols{
        {{"==", Comparison::equal},
         {"!=", Comparison::unequal},
         {"<=", Comparison::less_or_equal},
         {">=", Comparison::greater_or_equal},
         {"<", Comparison::less},
         {">", Comparison::greater}}};
    for (const auto& [symbol, comparison] : symbols) {
      if (reader_.accept(symbol)) return comparison;
    }
    return std::nullopt;
  }

  void read_filtered() {
    read_primary();
    while (!reader_.failed() && reader_.accept("|")) read_filter();
  }

  void read_filter() {
    const TemplatePosition at = reader_.position();
    const std::string_view name = reader_.read_name();
    if (name.empty()) return reader_.fail(at, 1, "the name of a filter is missing after \"|\"");
    const FilterRule* rule = find_filter(name);
    if (rule == nullptr) {
      const auto names = list_filter_names();
      const auto near = nearest(name, names);
      return reader_.fail(at, name.size(), fmt::format("there is no filter \"{}\"", name),
                          near ? fmt::format("did you mean \"{}\"?", *near) : "filters: " + join(names, ", "),
                          "theme-reference");
    }
    const size_t count = read_arguments();
    if (reader_.failed()) return;
    if (count < rule->least_arguments || count > rule->most_arguments) {
      return reader_.fail(at, name.size(),
                          fmt::format("the filter {} takes {}{} in parentheses, not {}", name,
                                      rule->most_arguments > rule->least_arguments ? "at least " : "",
                                      rule->least_arguments == 0   ? "nothing"
                                      : rule->least_arguments == 1 ? "one value"
                                                                   : "more values",
                                      count));
    }
    steps_.push_back({.kind = Kind::filter, .at = at, .filter = rule->filter, .count = count});
  }

  size_t read_arguments() {
    const TemplatePosition at = reader_.position();
    if (!reader_.accept("(") || reader_.accept(")") || !enter(at)) return 0;
    size_t count = 0;
    do {
      read_or();
      ++count;
    } while (!reader_.failed() && reader_.accept(","));
    close(at);
    return count;
  }

  void read_primary() {
    if (reader_.failed()) return;
    const TemplatePosition at = reader_.position();
    std::string_view quoted;
    if (reader_.accept("(")) {
      if (!enter(at)) return;
      read_or();
      close(at);
    } else if (reader_.read_quoted(quoted)) {
      steps_.push_back({.kind = Kind::constant, .at = at, .constant = ViewValue(quoted)});
    } else if (const std::string_view digits = reader_.read_number(); !digits.empty()) {
      int64_t number = 0;
      const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
      if (read.ec != std::errc()) return reader_.fail(at, digits.size(), "this number is too large");
      steps_.push_back({.kind = Kind::constant, .at = at, .constant = ViewValue(number)});
    } else if (const std::string_view name = reader_.read_name(); !name.empty()) {
      read_path(name, at);
    } else {
      reader_.fail(at, 1, "a value is missing here", "write a name, a number or a text in quotes");
    }
  }

  void read_path(std::string_view name, TemplatePosition at) {
    ExpressionStep step{.kind = Kind::constant, .at = at};
    if (name == "true" || name == "false") {
      step.constant = ViewValue(name == "true");
    } else if (name == "and" || name == "or" || name == "not" || name == "in" || name == "is") {
      return reader_.fail(at, name.size(), fmt::format("a value is missing before \"{}\"", name));
    } else if (name != "nothing") {
      step.kind = Kind::name;
      step.names.emplace_back(name);
      while (reader_.accept(".")) {
        const TemplatePosition field_at = reader_.position();
        const std::string_view field = reader_.read_name();
        if (field.empty()) return reader_.fail(field_at, 1, "the name of a field is missing after \".\"");
        step.names.emplace_back(field);
      }
    }
    steps_.push_back(std::move(step));
  }

  bool enter(TemplatePosition at) {
    if (++depth_ <= depth_limit) return true;
    reader_.fail(at, 1, fmt::format("more than {} levels in one expression", depth_limit), {}, "theme-limit");
    return false;
  }

  void close(TemplatePosition opened) {
    --depth_;
    if (!reader_.accept(")")) reader_.fail(opened, 1, "this parenthesis is never closed", "add \")\"");
  }

  TagReader& reader_;
  Expression steps_;
  int depth_ = 0;
};

}  // namespace

Expression read_expression(TagReader& reader) {
  return ExpressionReader(reader).read();
}

}  // namespace gazette
