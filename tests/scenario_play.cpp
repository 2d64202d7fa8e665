#include "scenario_play.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <stdexcept>

#include "base/files.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

// The words as an array that ends in null, as the system wants it.
std::vector<char*> as_pointers(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

int run_to_the_end(std::vector<std::string> words, std::vector<std::string> environment, const fs::path& out,
                   const fs::path& err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), flags, 0644);
  posix_spawn_file_actions_addopen(&actions, 2, err.c_str(), flags, 0644);
  pid_t child = 0;
  const int error = posix_spawn(&child, words.front().c_str(), &actions, nullptr, as_pointers(words).data(),
                                as_pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error("can't start " + words.front());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

bool ScenarioPlay::act(const ScenarioSection& section) {
  const std::vector<std::string> words = words_of(section.header);
  const std::string& verb = words.front();
  if (verb == "commit" && words.size() >= 2) {
    edit(repository_.path(), section.body);
    repository_.commit(words.size() > 2 ? words[2] : "Change", words[1]);
  } else if (section.header == "work tree") {
    edit(repository_.path(), section.body);
  } else if (verb == "branch" && words.size() == 2) {
    repository_.run("checkout", "-q", "-b", words[1]);
  } else if (verb == "checkout" && words.size() == 2) {
    repository_.run("checkout", "-q", words[1]);
  } else if (verb == "merge" && words.size() == 3) {
    repository_.merge(words[1], words[2]);
  } else if (section.header == "shallow") {
    cut_history();
  } else if (section.header == "no repository") {
    repository_path_ = repository_.folder() / "plain";
    fs::create_directories(repository_path_);
    edit(repository_path_, section.body);
  } else if (section.header == "output holds") {
    edit(output_path_, section.body);
  } else if (verb == "run") {
    run_program(words);
  } else {
    return false;
  }
  return true;
}

void ScenarioPlay::edit(const fs::path& folder, std::string_view body) const {
  for (const FileEdit& change : parse_edits(body)) {
    const fs::path path = folder / change.path;
    switch (change.kind) {
      case FileEdit::Kind::write:
        write_file(path, change.text);
        break;
      case FileEdit::Kind::remove:
        if (fs::remove_all(path) == 0) throw std::runtime_error("nothing to delete: " + change.path);
        break;
      case FileEdit::Kind::move:
        fs::create_directories((folder / change.target).parent_path());
        fs::rename(path, folder / change.target);
        break;
      case FileEdit::Kind::link:
        fs::create_directories(path.parent_path());
        fs::create_symlink(change.target, path);
        break;
    }
  }
}

void ScenarioPlay::cut_history() {
  repository_path_ = repository_.folder() / "shallow";
  repository_.run("clone", "-q", "--depth", "1", "file://" + repository_.path().string(),
                  repository_path_.string());
}

void ScenarioPlay::run_program(const std::vector<std::string>& words) {
  output_before_ = read_output();
  std::vector<std::string> command = {program_.string()};
  for (size_t i = 1; i < words.size(); ++i) command.push_back(without_placeholders(words[i]));
  const auto given = [&](const char* option) {
    return std::find(words.begin(), words.end(), option) != words.end();
  };
  if (words.size() > 1 && words[1] == "build") {
    if (!given("--repo")) command.insert(command.end(), {"--repo", repository_path_.string()});
    if (!given("--output")) command.insert(command.end(), {"--output", output_path_.string()});
  }
  const fs::path out = repository_.folder() / "out";
  const fs::path err = repository_.folder() / "err";
  const std::string home = "HOME=" + repository_.folder().string();
  last_run_.exit_code = run_to_the_end(std::move(command), {home, "PATH=/usr/bin:/bin"}, out, err);
  last_run_.out = with_placeholders(read_file(out).value_or(""));
  last_run_.err = with_placeholders(read_file(err).value_or(""));
  output_ = read_output();
}

std::string ScenarioPlay::with_placeholders(std::string text) const {
  replace_all(text, output_path_.string(), "$OUTPUT");
  replace_all(text, repository_path_.string(), "$REPO");
  replace_all(text, repository_.folder().string(), "$FOLDER");
  return text;
}

std::string ScenarioPlay::without_placeholders(std::string text) const {
  replace_all(text, "$OUTPUT", output_path_.string());
  replace_all(text, "$REPO", repository_path_.string());
  replace_all(text, "$FOLDER", repository_.folder().string());
  return text;
}

OutputFiles ScenarioPlay::read_output() const {
  OutputFiles files;
  for (const std::string& path : list_files(output_path_)) files[path] = *read_file(output_path_ / path);
  return files;
}

}  // namespace gazette
