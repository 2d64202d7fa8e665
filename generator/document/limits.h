// The limits of what a document may hold, each far above honest use. Beyond one, the reader gets an error
// with its place. They keep the time of every stage bounded: the libraries need seconds to minutes, or end
// the program, on small files that break them.
#pragma once

#include <cstddef>

namespace gazette::limits {

inline constexpr size_t markdown_bytes = size_t{1} << 20;
inline constexpr size_t front_matter_bytes = size_t{64} << 10;
inline constexpr int front_matter_depth = 32;
inline constexpr size_t script_bytes = size_t{1} << 20;  // of the demonstration: one file for years of work

inline constexpr size_t table_columns = 256;
inline constexpr size_t table_cells = 100'000;
inline constexpr size_t unclosed_markers = 4'000;            // in a block
inline constexpr size_t reference_bytes = size_t{16} << 20;  // what all uses of link references expand to
inline constexpr size_t nesting = 100;                       // lists and quotes in one another

// Work that grows with a product of two sizes, summed over the file. Files within the limits above that were
// written by people stay a hundred times below.
inline constexpr size_t nested_lines = 10'000'000;   // lines times depth
inline constexpr size_t inline_steps = 100'000'000;  // marks times the marks looked at again for each
inline constexpr size_t file_cells = 400'000;        // cells of all tables, those filled up to the width too

// A broken file isn't worth a longer list.
inline constexpr size_t character_problems = 100;
inline constexpr size_t body_problems = 1'000;

}  // namespace gazette::limits
