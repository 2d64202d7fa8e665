#include "twin.h"

#include <utility>

namespace gazette {

namespace {

constexpr int64_t seconds_a_day = 86400;

void add_blob(std::string& stream, const std::string& bytes) {
  stream += "data " + std::to_string(bytes.size()) + "\n" + bytes + "\n";
}

}  // namespace

size_t pick(Random& random, size_t count) {
  return random() % count;
}

bool chance(Random& random, unsigned percent) {
  return random() % 100 < percent;
}

Twin::Twin(uint32_t seed, std::string secret) : random(seed), secret_(std::move(secret)) {}

std::string Twin::words() {
  std::string text = secret_;
  for (size_t i = 2 + pick(random, 6); i > 0; --i) text += " " + secret_ + std::to_string(random() % 1000);
  return text;
}

int64_t Twin::any_day() {
  return first_day_of_twins + static_cast<int64_t>(pick(random, 6000)) - 1000;
}

uint32_t Twin::style_of(const std::string& path) const {
  const auto found = styles_.find(path);
  return found == styles_.end() ? 0 : found->second;
}

void Twin::change_style(const std::string& path) {
  styles_[path] = static_cast<uint32_t>(random());
}

void Twin::move_style(const std::string& from, const std::string& to) {
  styles_[to] = style_of(from);
}

void Twin::swap_styles(const std::string& a, const std::string& b) {
  std::swap(styles_[a], styles_[b]);
}

void Twin::commit(int64_t day, const std::map<std::string, std::string>& files, int merged) {
  last_mark_ = write_commit("refs/heads/main", day, files, merged);
  committed_ = files;
}

int Twin::commit_beside(int64_t day, const std::map<std::string, std::string>& files) {
  return last_mark_ == 0 ? 0 : write_commit("refs/heads/work", day, files, 0);
}

int Twin::write_commit(const std::string& ref, int64_t day, const std::map<std::string, std::string>& files,
                       int merged) {
  const int mark = ++marks_;
  const int64_t time = day * seconds_a_day + static_cast<int64_t>(pick(random, seconds_a_day));
  const std::string person = secret_ + std::to_string(random() % 9) + " <" + secret_ + "@example.org> " +
                             std::to_string(time) + (chance(random, 50) ? " +0000" : " -0930") + "\n";
  stream_ +=
      "commit " + ref + "\nmark :" + std::to_string(mark) + "\nauthor " + person + "committer " + person;
  add_blob(stream_, words());
  if (last_mark_ > 0) stream_ += "from :" + std::to_string(last_mark_) + "\n";
  if (merged > 0) stream_ += "merge :" + std::to_string(merged) + "\n";
  stream_ += "deleteall\n";
  for (const auto& [path, bytes] : files) {
    stream_ += "M 100644 inline " + path + "\n";
    add_blob(stream_, bytes);
  }
  return mark;
}

}  // namespace gazette
