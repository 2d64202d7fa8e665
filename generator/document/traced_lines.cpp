#include "document/traced_lines.h"

#include <utility>

namespace gazette {

size_t TracedLines::at(const SourcePath& path) {
  const auto [found, is_new] = by_path_.try_emplace(path.text, lines_.size());
  if (is_new) lines_.emplace_back();
  return found->second;
}

std::optional<size_t> TracedLines::find_at(const SourcePath& path) const {
  const auto found = by_path_.find(path.text);
  return found == by_path_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<size_t> TracedLines::find_named(const std::string& name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? std::nullopt : std::optional(found->second);
}

void TracedLines::name(size_t number, const std::string& name) {
  // What it was called before is nobody's name now: another document may have it.
  const auto former = by_name_.find(lines_[number].name);
  if (former != by_name_.end() && former->second == number) by_name_.erase(former);
  by_name_[name] = number;
  lines_[number].name = name;
}

size_t TracedLines::add() {
  lines_.emplace_back();
  return lines_.size() - 1;
}

void TracedLines::leave_path(size_t number, const std::string& path) {
  const auto found = by_path_.find(path);
  if (found != by_path_.end() && found->second == number) by_path_.erase(found);
}

void TracedLines::take_path(const SourcePath& path, size_t number, uint32_t publication) {
  const auto [found, is_new] = by_path_.try_emplace(path.text, number);
  if (is_new || found->second == number) return;
  const size_t former = found->second;
  found->second = number;
  forget_unseen(former);
  if (lines_[former].ends_with_text() && lines_[former].newest().path == path) end(former, publication, path);
}

void TracedLines::end(size_t number, uint32_t publication, const SourcePath& path) {
  TracedLine& line = lines_[number];
  line.line.states.push_back({publication, path, Oid{}});
  line.public_from.reset();
  line.unseen_from.reset();
  line.is_waiting = false;
}

void TracedLines::leave_text_behind(size_t number) {
  if (!lines_[number].ends_with_text()) return;
  const DocumentState left = lines_[number].newest();
  const size_t other = add();
  by_path_[left.path.text] = other;
  forget_unseen(number);
  TracedLine& line = lines_[other];
  line.unseen_from = 0;
  line.line.states.push_back(left);
  line.public_from = marks_.public_from(left.path, left.blob);
  if (line.public_from && !marks_.is_part(left.path)) wait(other);
}

void TracedLines::forget_unseen(size_t number) {
  TracedLine& line = lines_[number];
  if (line.unseen_from) line.line.states.resize(*line.unseen_from);
  line.unseen_from.reset();
  line.is_waiting = false;
}

void TracedLines::wait(size_t number) {
  lines_[number].is_waiting = true;
  waiting_.insert(number);
}

std::vector<size_t> TracedLines::list_waiting() {
  std::erase_if(waiting_, [&](size_t number) { return !lines_[number].is_waiting; });
  return {waiting_.begin(), waiting_.end()};
}

std::vector<DocumentLine> TracedLines::take() && {
  std::vector<DocumentLine> lines;
  for (TracedLine& line : lines_) {
    if (!line.line.states.empty()) lines.push_back(std::move(line.line));
  }
  return lines;
}

}  // namespace gazette
