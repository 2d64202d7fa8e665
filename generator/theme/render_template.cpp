#include "theme/render_template.h"

#include <fmt/format.h>

#include <charconv>
#include <deque>

#include "base/failure.h"
#include "base/text.h"
#include "theme/expression.h"
#include "theme/write_value.h"

namespace gazette {

namespace {

constexpr size_t round_limit = 10'000'000;
constexpr size_t page_limit = size_t{64} << 20U;

const ViewValue yes(true);
const ViewValue no(false);

template <class Type>
const Type* as(const ViewValue& value) {
  return std::get_if<Type>(&value.storage());
}

const std::string list_of_names = "themes/README.md lists what each kind of page gives its template";

std::string suggest(std::string_view name, const ViewRecord& record) {
  std::vector<std::string> known;
  for (const auto& [key, value] : record.fields()) known.push_back(key);
  const auto near = nearest(name, known);
  return near ? fmt::format("did you mean \"{}\"?", *near) : list_of_names;
}

struct OpenLoop {
  ViewValue::List list;
  size_t at = 0;
};

// A value on the stack points into the view, into a slot, or into `made_`.
class Rendering {
 public:
  Rendering(const TemplateProgram& program, const ViewRecord& view)
      : program_(program), view_(view), slots_(program.slot_count), stored_(program.slot_count) {
    page_.reserve(program.literal_size * 2 + 4096);
  }

  std::string run() {
    const size_t end = program_.instructions.size();
    for (next_ = 0; next_ < end;) {
      at_ = next_++;
      execute(program_.instructions[at_]);
    }
    return std::move(page_);
  }

 private:
  void execute(const Instruction& step) {
    switch (step.operation) {
      case Operation::write_literal:
        page_ += program_.literals[step.a];
        break;
      case Operation::load_path:
        stack_.push_back(find(program_.paths[step.a]));
        break;
      case Operation::load_constant:
        stack_.push_back(&program_.constants[step.a]);
        break;
      case Operation::load_loop:
        load_loop(loops_[step.a], static_cast<LoopField>(step.b));
        break;
      case Operation::filter:
        filter(static_cast<Filter>(step.a), step.b);
        break;
      case Operation::negate:
        stack_.back() = stack_.back()->is_true() ? &no : &yes;
        break;
      case Operation::compare:
        compare(static_cast<Comparison>(step.a));
        break;
      case Operation::keep_if_false:
        keep_if(false, step.a);
        break;
      case Operation::keep_if_true:
        keep_if(true, step.a);
        break;
      case Operation::write_value:
        write(*pop(), static_cast<Escaping>(step.a));
        made_.clear();
        break;
      case Operation::jump:
        next_ = step.a;
        break;
      case Operation::jump_if_false:
        if (!pop()->is_true()) next_ = step.a;
        made_.clear();
        break;
      case Operation::store:
        store(step.a);
        break;
      case Operation::clear_slots:
        for (uint32_t slot = step.a; slot < step.b; ++slot) slots_[slot] = nullptr;
        break;
      case Operation::begin_loop:
        begin_loop(step);
        break;
      case Operation::repeat_loop:
        repeat_loop(step);
        break;
    }
  }

  [[noreturn]] void fail(std::string_view message, std::string hint = {}) const {
    const InstructionPlace& place = program_.places[at_];
    throw WorldFailure(
        fmt::format("{}:{}:{}: {}", program_.files[place.file], place.at.line, place.at.column, message),
        std::move(hint));
  }

  const ViewValue* pop() {
    const ViewValue* top = stack_.back();
    stack_.pop_back();
    return top;
  }

  const ViewValue* make(ViewValue value) { return &made_.emplace_back(std::move(value)); }

  const ViewValue* find(const ValuePath& path) const {
    const ViewValue* value = path.slot < 0 ? nullptr : slots_[static_cast<size_t>(path.slot)];
    if (value == nullptr) value = view_.find(path.names[0]);
    if (value == nullptr) {
      fail(fmt::format("there is no \"{}\" on this page", path.names[0]), suggest(path.names[0], view_));
    }
    for (size_t i = 1; i < path.names.size(); ++i) value = find_field(*value, path, i);
    return value;
  }

  const ViewValue* find_field(const ViewValue& owner, const ValuePath& path, size_t field) const {
    const auto* record = as<ViewValue::Record>(owner);
    const ViewValue* value = record == nullptr ? nullptr : (*record)->find(path.names[field]);
    if (value != nullptr) return value;
    const std::string name =
        join({path.names.begin(), path.names.begin() + static_cast<std::ptrdiff_t>(field)}, ".");
    if (record == nullptr) {
      fail(fmt::format("\"{}\" is {}, so it has no field \"{}\"", name, describe_type(owner),
                       path.names[field]),
           owner.is_nothing() ? fmt::format("ask first: {{% if {} %}}", name) : list_of_names);
    }
    fail(fmt::format("\"{}\" has no field \"{}\"", name, path.names[field]),
         suggest(path.names[field], **record));
  }

  void load_loop(const OpenLoop& loop, LoopField field) {
    const size_t length = loop.list->size();
    switch (field) {
      case LoopField::index:
        return stack_.push_back(make(ViewValue(loop.at + 1)));
      case LoopField::first:
        return stack_.push_back(loop.at == 0 ? &yes : &no);
      case LoopField::last:
        return stack_.push_back(loop.at + 1 == length ? &yes : &no);
      case LoopField::length:
        return stack_.push_back(make(ViewValue(length)));
    }
  }

  void filter(Filter name, size_t argument_count) {
    const size_t subject = stack_.size() - argument_count - 1;
    Filtered filtered = apply_filter(name, *stack_[subject], stack_.data() + subject + 1, argument_count);
    if (!filtered.problem.empty()) fail(filtered.problem);
    stack_.resize(subject);
    stack_.push_back(make(std::move(filtered.value)));
  }

  void compare(Comparison comparison) {
    const ViewValue& right = *pop();
    const ViewValue& left = *stack_.back();
    const bool result = comparison == Comparison::equal     ? is_equal(left, right)
                        : comparison == Comparison::unequal ? !is_equal(left, right)
                                                            : is_ordered(left, right, comparison);
    stack_.back() = result ? &yes : &no;
  }

  bool is_equal(const ViewValue& left, const ViewValue& right) const {
    if (left.storage().index() != right.storage().index()) return false;
    if (as<ViewValue::List>(left) != nullptr || as<ViewValue::Record>(left) != nullptr) {
      fail(fmt::format("{} can't be compared", describe_type(left)));
    }
    if (const auto* markup = as<ViewValue::Markup>(left)) return **markup == **as<ViewValue::Markup>(right);
    return left.storage() == right.storage();
  }

  bool is_ordered(const ViewValue& left, const ViewValue& right, Comparison comparison) const {
    int order = 0;
    if (as<int64_t>(left) != nullptr && as<int64_t>(right) != nullptr) {
      const int64_t a = *as<int64_t>(left);
      const int64_t b = *as<int64_t>(right);
      order = a < b ? -1 : a > b ? 1 : 0;
    } else if (as<std::string>(left) != nullptr && as<std::string>(right) != nullptr) {
      order = as<std::string>(left)->compare(*as<std::string>(right));
    } else {
      fail(fmt::format("{} and {} have no order", describe_type(left), describe_type(right)),
           "compare two numbers or two texts");
    }
    if (comparison == Comparison::less) return order < 0;
    if (comparison == Comparison::less_or_equal) return order <= 0;
    return comparison == Comparison::greater ? order > 0 : order >= 0;
  }

  void keep_if(bool truth, uint32_t target) {
    if (stack_.back()->is_true() == truth) {
      next_ = target;
    } else {
      stack_.pop_back();
    }
  }

  void write(const ViewValue& value, Escaping escaping) {
    if (const auto* text = as<std::string>(value)) {
      write_escaped(page_, *text, escaping);
    } else if (const auto* number = as<int64_t>(value)) {
      char digits[24];
      const auto end = std::to_chars(digits, digits + sizeof digits, *number).ptr;
      page_.append(digits, end);
    } else if (const auto* markup = as<ViewValue::Markup>(value)) {
      if (escaping != Escaping::text)
        fail("markup can't stand in an attribute or a title", "use a plain text");
      page_ += (*markup)->text;
    } else if (const auto* flag = as<bool>(value)) {
      page_ += *flag ? "true" : "false";
    } else {
      refuse_to_write(value);
    }
  }

  [[noreturn]] void refuse_to_write(const ViewValue& value) const {
    const Instruction& before = program_.instructions[at_ - 1];
    const bool has_name = before.operation == Operation::load_path;
    const std::string name =
        has_name ? fmt::format("\"{}\"", join(program_.paths[before.a].names, ".")) : "this value";
    fail(
        fmt::format("{} is {}, which can't be shown", name, describe_type(value)),
        value.is_nothing() ? "ask first with {% if %}, or add |default(\"\")" : "show its fields or entries");
  }

  void store(size_t slot) {
    ViewValue value = *pop();
    stored_[slot] = std::move(value);
    slots_[slot] = &stored_[slot];
    made_.clear();
  }

  void begin_loop(const Instruction& step) {
    const ViewValue& value = *pop();
    const auto* list = as<ViewValue::List>(value);
    if (list == nullptr)
      fail(fmt::format("a loop needs a list, but this is {}", describe_type(value)), list_of_names);
    if ((*list)->empty()) {
      next_ = step.b;
    } else {
      loops_.push_back({*list});
      slots_[step.a] = &(*loops_.back().list)[0];
    }
    made_.clear();
  }

  void repeat_loop(const Instruction& step) {
    OpenLoop& loop = loops_.back();
    if (++rounds_ > round_limit || page_.size() > page_limit) {
      fail("this loop makes the page too large", "show less on one page");
    }
    if (++loop.at == loop.list->size()) {
      loops_.pop_back();
      return;
    }
    slots_[step.a] = &(*loop.list)[loop.at];
    next_ = step.b;
  }

  const TemplateProgram& program_;
  const ViewRecord& view_;
  std::string page_;
  std::vector<const ViewValue*> stack_;
  std::deque<ViewValue> made_;
  std::vector<const ViewValue*> slots_;
  std::vector<ViewValue> stored_;
  std::vector<OpenLoop> loops_;
  size_t rounds_ = 0;
  size_t next_ = 0;
  size_t at_ = 0;
};

}  // namespace

std::string render_template(const TemplateProgram& program, const ViewRecord& view) {
  return Rendering(program, view).run();
}

}  // namespace gazette
