// The lines of documents while they are traced: which one stands at which path, which one had which name, and
// what of them the public hasn't seen. Numbers of lines stay.
#pragma once

#include <cstddef>
#include <set>
#include <unordered_map>

#include "document/trace_documents.h"

namespace gazette {

struct TracedLine {
  DocumentLine line;
  // From when on the public can read what stands at its path; none: it was never public, or was taken away.
  std::optional<Date> public_from;
  std::string name;                // the last that the public could read
  std::optional<size_t> original;  // of a translation: the line that this name is made of
  // The first of the newest states that the public hasn't seen, where it sees nothing in their place.
  std::optional<size_t> unseen_from;
  bool is_waiting = false;  // the newest of those will be public by itself, one day

  const DocumentState& newest() const { return line.states.back(); }
  bool ends_with_text() const { return !line.states.empty() && !newest().blob.is_zero(); }
};

class TracedLines {
 public:
  explicit TracedLines(const DocumentMarks& marks) : marks_(marks) {}

  TracedLine& operator[](size_t number) { return lines_[number]; }
  const TracedLine& operator[](size_t number) const { return lines_[number]; }

  // The line at a path; a new one if there is none.
  size_t at(const SourcePath& path);
  std::optional<size_t> find_at(const SourcePath& path) const;
  // The one that had a name last.
  std::optional<size_t> find_named(const std::string& name) const;
  void name(size_t number, const std::string& name);

  size_t add();
  // It has the path no more, if it had it.
  void leave_path(size_t number, const std::string& path);
  // From now on that line stands there. What stood there, unseen, was never anything; what readers saw ends.
  void take_path(const SourcePath& path, size_t number, uint32_t publication);
  void end(size_t number, uint32_t publication, const SourcePath& path);
  // A document goes on elsewhere while its file, which the public doesn't see, stays: that is another one.
  void leave_text_behind(size_t number);

  // Its newest state, a text, will be public by itself, if others are in time.
  void wait(size_t number);
  // All that wait, from whenever on.
  std::vector<size_t> list_waiting();

  // All that have states, in the order in which they began.
  std::vector<DocumentLine> take() &&;

 private:
  void forget_unseen(size_t number);

  const DocumentMarks& marks_;
  std::vector<TracedLine> lines_;
  std::set<size_t> waiting_;  // and some that wait no longer
  std::unordered_map<std::string, size_t> by_path_;
  std::unordered_map<std::string, size_t> by_name_;
};

}  // namespace gazette
