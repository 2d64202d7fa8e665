// A page's template with its parents and includes, as one flat list of instructions. Immutable once compiled.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "theme/template_problems.h"
#include "theme/view_value.h"

namespace gazette {

enum class Operation : uint8_t {
  write_literal,  // a: literal
  load_path,      // a: path; pushes
  load_constant,  // a: constant; pushes
  load_loop,      // a: loop, b: LoopField; pushes
  filter,         // a: Filter, b: arguments
  negate,
  compare,        // a: Comparison
  keep_if_false,  // a: target; goes there keeping a false value, else drops it
  keep_if_true,   // a: target
  write_value,    // a: Escaping
  jump,           // a: target
  jump_if_false,  // a: target
  store,          // a: slot
  clear_slots,    // a: first, b: behind the last
  begin_loop,     // a: slot of the entry, b: target for an empty list
  repeat_loop,    // a: slot of the entry, b: target for the next entry
};

enum class LoopField : uint32_t { index, first, last, length };

struct Instruction {
  Operation operation = Operation::write_literal;
  uint32_t a = 0;
  uint32_t b = 0;
};

// A name with fields: from a slot if that is set, else from the view.
struct ValuePath {
  int slot = -1;
  std::vector<std::string> names;
};

struct InstructionPlace {
  uint32_t file = 0;
  TemplatePosition at;
};

// Literals are views into the templates' sources.
struct TemplateProgram {
  std::vector<Instruction> instructions;
  std::vector<InstructionPlace> places;  // of each instruction
  std::vector<std::string> files;        // "themes/gazette/templates/page.html"
  std::vector<std::string_view> literals;
  std::vector<ValuePath> paths;
  std::vector<ViewValue> constants;
  size_t slot_count = 0;
  size_t literal_size = 0;
};

}  // namespace gazette
