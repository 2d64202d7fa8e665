// One of two repositories that tell the public the same: what only it has, and its commits so far.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace gazette {

using Random = std::mt19937;

// 2012-01-01, as days since 1970.
inline constexpr int64_t first_day_of_twins = 15340;

size_t pick(Random& random, size_t count);
bool chance(Random& random, unsigned percent);

struct Twins {
  // For `git fast-import`.
  std::string first;
  std::string second;
  // How often each feature occurs.
  std::map<std::string, int> features;
};

// What no page of the first or of the second may hold.
inline constexpr const char* first_secret = "kestrel";
inline constexpr const char* second_secret = "osprey";

class Twin {
 public:
  Twin(uint32_t seed, std::string secret);

  // Some words that nobody may read.
  std::string words();
  const std::string& secret() const { return secret_; }
  // A day of a clock that may say anything.
  int64_t any_day();
  // How the public file at a path is written here, as no reader sees it. Told apart by nothing else.
  uint32_t style_of(const std::string& path) const;
  void change_style(const std::string& path);
  // The file takes its bytes along.
  void move_style(const std::string& from, const std::string& to);
  void swap_styles(const std::string& a, const std::string& b);

  // `files` stand there afterwards, and nothing else; `merged`: a commit beside the line that ends here.
  void commit(int64_t day, const std::map<std::string, std::string>& files, int merged = 0);
  // A commit on a branch, before it is merged: the line never sees it. Returns what `commit` takes.
  int commit_beside(int64_t day, const std::map<std::string, std::string>& files);
  // What the last commit of the line holds.
  const std::map<std::string, std::string>& committed() const { return committed_; }
  const std::string& stream() const { return stream_; }

  Random random;
  std::map<std::string, std::string> private_files;  // also in the place of public ones

 private:
  int write_commit(const std::string& ref, int64_t day, const std::map<std::string, std::string>& files,
                   int merged);

  std::string secret_;
  std::map<std::string, uint32_t> styles_;
  std::map<std::string, std::string> committed_;
  std::string stream_;
  int last_mark_ = 0;
  int marks_ = 0;
};

}  // namespace gazette
