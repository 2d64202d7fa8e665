#include "theme/compile_template.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "theme/markup_state.h"
#include "theme/template_token.h"

namespace gazette {

namespace {

using Kind = TemplateNode::Kind;
constexpr size_t depth_limit = 64;
constexpr size_t node_limit = 50'000;
constexpr size_t text_limit = size_t{8} << 20U;

struct BlockUse {
  const ParsedTemplate* file;
  const TemplateNode* node;
};

struct ScopedName {
  std::string name;
  int slot = 0;
};

class TemplateCompiler {
 public:
  TemplateCompiler(const ParsedTemplates& templates, const std::string& folder, Diagnostics& diagnostics)
      : templates_(templates), folder_(folder), diagnostics_(diagnostics) {}

  TemplateProgram compile(const ParsedTemplate& page) {
    const std::vector<const ParsedTemplate*> line = follow_parents(page);
    if (line.empty()) return {};
    for (const ParsedTemplate* file : line) collect_blocks(*file, file->nodes);
    for (size_t i = 0; i + 1 < line.size(); ++i) {
      check_overrides(line, i);
      emit_assignments(*line[i]);
    }
    open_file(*line.back());
    emit_nodes(line.back()->nodes);
    if (state_.kind != MarkupState::Kind::text && state_.kind != MarkupState::Kind::lost) {
      complain({1, 1}, "theme-placement",
               fmt::format("the page made by this template ends {}", describe_state(state_)));
    }
    return std::move(program_);
  }

 private:
  // The page, its parent, and so on; empty after a mistake.
  std::vector<const ParsedTemplate*> follow_parents(const ParsedTemplate& page) {
    std::vector<const ParsedTemplate*> line{&page};
    while (!line.back()->parent.empty()) {
      open_file(*line.back());
      const TemplatePosition at = line.back()->parent_at;
      const ParsedTemplate* parent = find_template(line.back()->parent, at);
      if (parent == nullptr) return {};
      if (std::find(line.begin(), line.end(), parent) != line.end()) {
        complain(at, "theme-reference", "these templates extend each other in a circle");
        return {};
      }
      if (line.size() == depth_limit) {
        complain(at, "theme-limit", fmt::format("more than {} templates extend each other", depth_limit));
        return {};
      }
      line.push_back(parent);
    }
    return line;
  }

  void collect_blocks(const ParsedTemplate& file, const std::vector<TemplateNode>& nodes) {
    for (const TemplateNode& node : nodes) {
      if (node.kind == Kind::block) blocks_[node.text].push_back({&file, &node});
      for (const TemplatePart& part : node.parts) collect_blocks(file, part.nodes);
    }
  }

  // What a child's block replaces must be there in a parent.
  void check_overrides(const std::vector<const ParsedTemplate*>& line, size_t child) {
    open_file(*line[child]);
    for (const TemplateNode& node : line[child]->nodes) {
      if (node.kind != Kind::block) continue;
      std::vector<std::string> known;
      for (size_t i = child + 1; i < line.size(); ++i) {
        for (const auto& [name, at] : line[i]->blocks) known.emplace_back(name);
      }
      if (std::find(known.begin(), known.end(), node.text) != known.end()) continue;
      const auto near = nearest(node.text, known);
      complain(node.at, "theme-reference",
               fmt::format("{} has no block \"{}\" to replace", line[child]->parent, node.text),
               near ? fmt::format("did you mean \"{}\"?", *near) : std::string());
    }
  }

  void emit_assignments(const ParsedTemplate& child) {
    open_file(child);
    for (const TemplateNode& node : child.nodes) {
      if (node.kind == Kind::assign) emit_assignment(node);
    }
  }

  void open_file(const ParsedTemplate& file) {
    file_ = &file;
    const auto known = std::find(opened_.begin(), opened_.end(), &file);
    file_number_ = static_cast<uint32_t>(known - opened_.begin());
    if (known != opened_.end()) return;
    opened_.push_back(&file);
    program_.files.push_back(template_place(folder_, file.path));
  }

  void complain(TemplatePosition at, const char* code, std::string message, std::string hint = {},
                size_t length = 2) {
    TemplateProblems(program_.files[file_number_], diagnostics_)
        .add(code, at, length, std::move(message), std::move(hint));
  }

  const ParsedTemplate* find_template(std::string_view name, TemplatePosition at) {
    const auto found = templates_.find(fmt::format("templates/{}", name));
    if (found != templates_.end()) return &found->second;
    std::vector<std::string> known;
    for (const auto& [path, parsed] : templates_) known.push_back(path.substr(path.find('/') + 1));
    const auto near = nearest(name, known);
    complain(at, "theme-reference", fmt::format("there is no template \"{}\"", name),
             near ? fmt::format("did you mean \"{}\"?", *near) : "names count from the folder templates/",
             name.size() + 2);
    return nullptr;
  }

  void emit_nodes(const std::vector<TemplateNode>& nodes) {
    for (const TemplateNode& node : nodes) {
      if (is_too_large(node)) return;
      emit_node(node);
    }
  }

  bool is_too_large(const TemplateNode& node) {
    if (gave_up_) return true;
    gave_up_ = ++node_count_ > node_limit || program_.literal_size > text_limit;
    if (gave_up_) {
      complain(node.at, "theme-limit", "with all its includes, this template gets too large",
               "include fewer files, or put repeated parts into a loop");
    }
    return gave_up_;
  }

  void emit_node(const TemplateNode& node) {
    switch (node.kind) {
      case Kind::text:
        return emit_text(node);
      case Kind::value:
        return emit_value(node);
      case Kind::branch:
        return emit_branch(node);
      case Kind::loop:
        return emit_loop(node);
      case Kind::assign:
        return emit_assignment(node);
      case Kind::include:
        return emit_include(node);
      case Kind::block:
        return emit_block(node.text, 0, node.at);
      case Kind::super:
        return emit_block(open_block_, open_level_ + 1, node.at);
    }
  }

  uint32_t add(Operation operation, size_t a, size_t b, TemplatePosition at) {
    program_.instructions.push_back({operation, static_cast<uint32_t>(a), static_cast<uint32_t>(b)});
    program_.places.push_back({file_number_, at});
    return static_cast<uint32_t>(program_.instructions.size() - 1);
  }

  uint32_t here() const { return static_cast<uint32_t>(program_.instructions.size()); }

  void emit_text(const TemplateNode& node) {
    program_.literal_size += node.text.size();
    add(Operation::write_literal, program_.literals.size(), 0, node.at);
    program_.literals.push_back(node.text);
    if (const auto problem = read_markup(state_, node.text)) {
      TemplatePosition at = node.at;
      advance_position(at, node.text.substr(0, problem->offset));
      complain(at, "theme-placement", problem->message, problem->hint, 1);
    }
  }

  void emit_value(const TemplateNode& node) {
    emit_expression(node.expression);
    const ValuePlacement placement = place_value(state_);
    if (!placement.problem.empty()) complain(node.at, "theme-placement", placement.problem, placement.hint);
    add(Operation::write_value, static_cast<size_t>(placement.escaping), 0, node.at);
  }

  // One instruction for each step, so that steps count as targets do.
  void emit_expression(const Expression& expression) {
    using Step = ExpressionStep::Kind;
    for (const ExpressionStep& step : expression) {
      switch (step.kind) {
        case Step::name:
          emit_name(step);
          break;
        case Step::constant:
          add(Operation::load_constant, program_.constants.size(), 0, step.at);
          program_.constants.push_back(step.constant);
          break;
        case Step::filter:
          add(Operation::filter, static_cast<size_t>(step.filter), step.count, step.at);
          break;
        case Step::negate:
          add(Operation::negate, 0, 0, step.at);
          break;
        case Step::compare:
          add(Operation::compare, static_cast<size_t>(step.comparison), 0, step.at);
          break;
        case Step::skip_if_false:
          add(Operation::keep_if_false, here() + step.count + 1, 0, step.at);
          break;
        case Step::skip_if_true:
          add(Operation::keep_if_true, here() + step.count + 1, 0, step.at);
          break;
      }
    }
  }

  void emit_name(const ExpressionStep& step) {
    if (step.names.front() == "loop" && loop_depth_ > 0) return emit_loop_field(step);
    add(Operation::load_path, program_.paths.size(), 0, step.at);
    program_.paths.push_back({find_slot(step.names.front()), step.names});
  }

  void emit_loop_field(const ExpressionStep& step) {
    static const std::vector<std::string> fields{"index", "first", "last", "length"};
    const auto field =
        step.names.size() == 2 ? std::find(fields.begin(), fields.end(), step.names[1]) : fields.end();
    if (field == fields.end()) {
      complain(step.at, "theme-reference", "loop has the fields index, first, last and length, and no other",
               {}, 4);
    }
    add(Operation::load_loop, loop_depth_ - 1, static_cast<size_t>(field - fields.begin()), step.at);
  }

  int find_slot(std::string_view name) const {
    const auto found =
        std::find_if(names_.rbegin(), names_.rend(), [&](const ScopedName& n) { return n.name == name; });
    return found == names_.rend() ? -1 : found->slot;
  }

  int make_slot(std::string_view name) {
    names_.push_back({std::string(name), static_cast<int>(program_.slot_count)});
    return static_cast<int>(program_.slot_count++);
  }

  void emit_assignment(const TemplateNode& node) {
    emit_expression(node.expression);
    int slot = find_slot(node.text);
    if (slot < 0) slot = make_slot(node.text);
    add(Operation::store, static_cast<size_t>(slot), 0, node.at);
  }

  void emit_branch(const TemplateNode& node) {
    const MarkupState before = state_;
    std::optional<MarkupState> after;
    std::vector<uint32_t> ends;
    const bool has_else = node.parts.back().condition.empty();
    for (const TemplatePart& part : node.parts) {
      state_ = before;
      emit_expression(part.condition);
      const uint32_t skip = part.condition.empty() ? 0 : add(Operation::jump_if_false, 0, 0, node.at);
      emit_nodes(part.nodes);
      if (&part != &node.parts.back()) ends.push_back(add(Operation::jump, 0, 0, node.at));
      if (!part.condition.empty()) program_.instructions[skip].a = here();
      after = join_states(after ? *after : state_, state_, node.at, "the branches of this \"if\" end");
    }
    if (after)
      state_ = has_else ? *after : join_states(before, *after, node.at, "this \"if\" begins and ends");
    for (const uint32_t end : ends) program_.instructions[end].a = here();
  }

  MarkupState join_states(const MarkupState& a, const MarkupState& b, TemplatePosition at, const char* what) {
    if (auto merged = merge_states(a, b)) return *std::move(merged);
    complain(at, "theme-placement",
             fmt::format("{} in different places of the markup: {}, and {}", what, describe_state(a),
                         describe_state(b)),
             "open and close tags, quotes and comments on the same side");
    return {.kind = MarkupState::Kind::lost};
  }

  void emit_loop(const TemplateNode& node) {
    emit_expression(node.expression);
    const MarkupState before = state_;
    const size_t outer_names = names_.size();
    const auto entry = static_cast<size_t>(make_slot(node.text));
    const uint32_t begin = add(Operation::begin_loop, entry, 0, node.at);
    const uint32_t clear = add(Operation::clear_slots, program_.slot_count, 0, node.at);
    ++loop_depth_;
    emit_nodes(node.parts[0].nodes);
    --loop_depth_;
    program_.instructions[clear].b = static_cast<uint32_t>(program_.slot_count);
    names_.resize(outer_names);
    add(Operation::repeat_loop, entry, clear, node.at);
    MarkupState after = join_states(before, state_, node.at, "this loop begins and ends");
    if (node.parts.size() == 1) {
      program_.instructions[begin].b = here();
    } else {
      const uint32_t skip = add(Operation::jump, 0, 0, node.at);
      program_.instructions[begin].b = here();
      state_ = before;
      emit_nodes(node.parts[1].nodes);
      program_.instructions[skip].a = here();
      after = join_states(after, state_, node.at, "this loop and its \"else\" end");
    }
    state_ = after;
  }

  void emit_include(const TemplateNode& node) {
    const ParsedTemplate* included = find_template(node.text, node.at);
    if (included == nullptr) return;
    if (included == file_ ||
        std::find(open_files_.begin(), open_files_.end(), included) != open_files_.end()) {
      return complain(node.at, "theme-reference", "these templates include each other in a circle", {},
                      node.text.size() + 2);
    }
    if (!included->parent.empty() || !included->blocks.empty()) {
      return complain(node.at, "theme-reference", "a template with blocks or a parent can't be included",
                      "put the common part into a file of its own", node.text.size() + 2);
    }
    if (open_files_.size() == depth_limit) {
      return complain(node.at, "theme-limit", fmt::format("more than {} levels of includes", depth_limit));
    }
    const ParsedTemplate* outer = file_;
    const MarkupState before = state_;
    const size_t outer_names = names_.size();
    open_files_.push_back(outer);
    open_file(*included);
    emit_nodes(included->nodes);
    open_files_.pop_back();
    open_file(*outer);
    names_.resize(outer_names);
    state_ = join_states(before, state_, node.at, "this include begins and ends");
  }

  // Level 0 is the youngest child's block; each super() goes one up.
  void emit_block(std::string_view name, size_t level, TemplatePosition at) {
    const auto& uses = blocks_[name];
    if (level >= uses.size()) {
      return complain(at, "theme-reference", fmt::format("no parent has a block \"{}\" for super()", name));
    }
    if (block_depth_ == depth_limit) {
      return complain(at, "theme-limit", fmt::format("more than {} levels of blocks", depth_limit));
    }
    const ParsedTemplate* outer = file_;
    const std::string_view outer_block = std::exchange(open_block_, name);
    const size_t outer_level = std::exchange(open_level_, level);
    const MarkupState before = state_;
    const size_t outer_names = names_.size();
    ++block_depth_;
    open_file(*uses[level].file);
    emit_nodes(uses[level].node->parts[0].nodes);
    state_ = join_states(before, state_, uses[level].node->at, "this block begins and ends");
    --block_depth_;
    names_.resize(outer_names);
    open_file(*outer);
    open_block_ = outer_block;
    open_level_ = outer_level;
  }

  const ParsedTemplates& templates_;
  const std::string& folder_;
  Diagnostics& diagnostics_;
  TemplateProgram program_;
  std::map<std::string_view, std::vector<BlockUse>> blocks_;
  std::vector<ScopedName> names_;
  std::vector<const ParsedTemplate*> open_files_;
  std::vector<const ParsedTemplate*> opened_;  // in the order of program_.files
  const ParsedTemplate* file_ = nullptr;
  uint32_t file_number_ = 0;
  MarkupState state_;
  std::string_view open_block_;
  size_t open_level_ = 0;
  size_t block_depth_ = 0;
  size_t loop_depth_ = 0;
  size_t node_count_ = 0;
  bool gave_up_ = false;
};

}  // namespace

TemplateProgram compile_template(const ParsedTemplates& templates, const ParsedTemplate& page,
                                 const std::string& folder, Diagnostics& diagnostics) {
  return TemplateCompiler(templates, folder, diagnostics).compile(page);
}

std::string template_place(const std::string& folder, const std::string& path) {
  return folder.empty() ? path : folder + "/" + path;
}

}  // namespace gazette
