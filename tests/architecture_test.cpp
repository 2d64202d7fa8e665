// Reads the whole generator and asks whether the rules of the house hold. Each rule is first shown a bad
// sample, so that a rule that sees nothing is noticed.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

#include "architecture_rules.h"
#include "base/files.h"
#include "base/text.h"
#include "model/rule_book.h"
#include "model/schema.h"

namespace gazette {

namespace {

using Rule = Complaints (*)(const SourceText&);

const std::filesystem::path project_root = GAZETTE_SOURCE_DIR;

bool is_code(const std::string& path) {
  return path.ends_with(".h") || path.ends_with(".cpp");
}

std::vector<SourceText> read_generator() {
  std::vector<SourceText> sources;
  for (const std::string& path : list_files(project_root / "generator")) {
    if (is_code(path)) sources.push_back({path, *read_file(project_root / "generator" / path)});
  }
  return sources;
}

void check_generator(Rule rule) {
  const std::vector<SourceText> sources = read_generator();
  REQUIRE(sources.size() > 10);
  for (const SourceText& source : sources) {
    for (const std::string& complaint : rule(source)) FAIL_CHECK(complaint);
  }
}

bool objects(Rule rule, const std::string& path, const std::string& text) {
  return !rule({path, text}).empty();
}

// A word that none of the choices is gets the code "unknown-<key>".
void add_codes_of_choices(const RecordRule& rule, std::set<std::string>& codes) {
  for (const FieldRule& field : rule.fields) {
    if (field.type == FieldType::choice) codes.insert(fmt::format("unknown-{}", field.key));
    if (field.record != nullptr) add_codes_of_choices(*field.record, codes);
  }
}

std::set<std::string> list_all_codes() {
  std::set<std::string> codes;
  for (const SourceText& source : read_generator()) {
    if (source.path.starts_with("model/rule_book") || source.path.starts_with("model/rules_of"))
      continue;  // the manual itself
    codes.merge(list_diagnostic_codes(source));
  }
  for (const FileKindRule& kind : all_rules()) {
    if (kind.rule != &site_rule()) add_codes_of_choices(*kind.rule, codes);
  }
  return codes;
}

// True if the code stands in the text as a word of its own.
bool names_code(const std::string& text, const std::string& code) {
  const auto is_inside = [&](size_t at) {
    const char c = at < text.size() ? text[at] : ' ';
    return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
  for (size_t at = text.find(code); at != std::string::npos; at = text.find(code, at + 1)) {
    if ((at == 0 || !is_inside(at - 1)) && !is_inside(at + code.size())) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a folder includes only what it may know") {
  CHECK(objects(check_includes, "base/a.cpp", "#include \"source/oid.h\"\n"));
  CHECK(objects(check_includes, "model/a.cpp", "#include <x>\n  #  include \"site/page.h\"\n"));
  CHECK(objects(check_includes, "theme/a.h", "#include \"model/plan.h\"\n"));
  CHECK(objects(check_includes, "site/a.h", "#include \"source/history.h\"\n"));
  CHECK(objects(check_includes, "model/a.h", "#include \"plan.h\"\n"));
  CHECK(objects(check_includes, "base/a.cpp", "#include \"../source/oid.h\"\n"));
  CHECK(objects(check_includes, "engine/a.cpp", "#include \"base/text.h\"\n"));
  CHECK_FALSE(objects(check_includes, "source/a.cpp", "#include \"base/text.h\"\n#include <vector>\n"));
  CHECK_FALSE(objects(check_includes, "command/a.cpp", "#include \"source/oid.h\"\n"));
  CHECK_FALSE(objects(check_includes, "main.cpp", "#include \"command/run_command.h\"\n"));
  check_generator(check_includes);
}

TEST_CASE("each library has one home") {
  CHECK(objects(check_library_homes, "model/a.cpp", "#include <git2.h>\n"));
  CHECK(objects(check_library_homes, "model/a.cpp", "#include <git2/oid.h>\n"));
  CHECK(objects(check_library_homes, "source/a.cpp", "#include <yaml-cpp/yaml.h>\n"));
  CHECK(objects(check_library_homes, "render/a.h", "#include \"cmark-gfm.h\"\n"));
  CHECK(objects(check_library_homes, "document/a.cpp", "#include <oneapi/tbb/mutex.h>\n"));
  CHECK(objects(check_library_homes, "document/a.cpp", "#include <thread>\n"));
  CHECK_FALSE(objects(check_library_homes, "source/a.cpp", "#include <git2/oid.h>\n"));
  CHECK_FALSE(objects(check_library_homes, "source/a.cpp", "#include <threads_of_history>\n"));
  check_generator(check_library_homes);
}

TEST_CASE("names say what a thing is") {
  CHECK(objects(check_names, "base/text_utils.h", ""));
  CHECK(objects(check_names, "base/page_data.cpp", ""));
  CHECK(objects(check_names, "base/a.h", "class PageManager {\n"));
  CHECK(objects(check_names, "base/a.h", "  struct RenderContext;\n"));
  CHECK_FALSE(objects(check_names, "base/database.h", "struct Informal {};\n"));
  check_generator(check_names);
}

TEST_CASE("files are short, headers say what they are, nothing is left for later") {
  std::string long_text;
  for (int i = 0; i <= 400; ++i) long_text += "int a;\n";
  CHECK(objects(check_shape, "base/a.cpp", long_text));
  CHECK(objects(check_shape, "base/a.h", "#pragma once\n"));
  CHECK(objects(check_shape, "base/a.h", "// What it is.\n#ifndef A\n"));
  CHECK(objects(check_shape, "base/a.cpp", std::string("// FIX") + "ME later\n"));
  CHECK_FALSE(objects(check_shape, "base/a.h", "// What it is.\n#pragma once\n"));
  CHECK_FALSE(objects(check_shape, "base/a.cpp", long_text.substr(7)));
  check_generator(check_shape);
}

TEST_CASE("only the world's failure is thrown") {
  CHECK(objects(check_exceptions, "base/a.cpp", "  throw std::runtime_error(\"no\");\n"));
  CHECK_FALSE(objects(check_exceptions, "base/a.cpp",
                      "  throw WorldFailure(\"no\");\n  throw;\n  throw failure_to_watch(path);\n"));
  check_generator(check_exceptions);
}

TEST_CASE("a build reads no clock") {
  CHECK(objects(check_clocks, "render/a.cpp", "std::chrono::system_clock::now()"));
  CHECK(objects(check_clocks, "render/a.cpp", "std::localtime(&t)"));
  CHECK_FALSE(objects(check_clocks, "command/publish.cpp", "system_clock::now()"));
  CHECK_FALSE(objects(check_clocks, "render/a.cpp", "const auto ordinal_of_the_time = 1;"));
  check_generator(check_clocks);
}

TEST_CASE("every diagnostic code is named by a test") {
  CHECK(list_diagnostic_codes({"a.cpp", "problems.push_back(problem_at(mark, \"bad-date\", \"x\"));"}) ==
        std::set<std::string>{"bad-date"});
  CHECK(list_diagnostic_codes({"a.cpp", "return {Severity::error, \"two-words-3\", place};"}).size() == 1);
  CHECK(list_diagnostic_codes({"a.cpp", "problem.code = \"too-long\";"}).size() == 1);
  CHECK(list_diagnostic_codes({"a.cpp", "html += \"class-name\", 3;"}).empty());
  CHECK(
      list_diagnostic_codes({"a.cpp", "// problems: \"bad-date\", x\nif (problem == \"bad-day\");"}).empty());

  CHECK(list_diagnostic_codes({"a.cpp", "report(make_error(\n    \"nesting\", mark, \"x\"));"}).size() == 1);
  CHECK(list_diagnostic_codes({"a.cpp", "report(words, {\"a\", \"b\"});"}) == std::set<std::string>{"a"});

  CHECK(names_code("a.md:1:1 bad-date", "bad-date"));
  CHECK_FALSE(names_code("a very-bad-date and bad-dates", "bad-date"));

  std::string tests;
  for (const std::string& path : list_files(project_root / "tests")) {
    if (!path.starts_with("architecture")) tests += *read_file(project_root / "tests" / path);
  }
  for (const SourceText& source : read_generator()) {
    for (const std::string& code : list_diagnostic_codes(source)) {
      const bool named = names_code(tests, code);
      if (!named) FAIL_CHECK(source.path, ": no test names [", code, "]");
    }
  }
}

TEST_CASE("every rule is broken in a scenario, at a place, and kept in others") {
  // What breaks these is too large to be written out; tests/hostile and tests/unit do.
  const std::set<std::string> too_large = {"file-size", "front-matter-size", "reference-expansion",
                                           "table-cells", "unclosed-markers"};
  std::set<std::string> broken;
  size_t without_problem = 0;
  for (const std::string& path : list_files(project_root / "tests/scenarios")) {
    const std::string text = *read_file(project_root / "tests/scenarios" / path);
    for (std::string_view line : split(text, '\n')) {
      const size_t bracket = line.rfind('[');
      if (bracket != std::string_view::npos && line.ends_with(']'))
        broken.emplace(line.substr(bracket + 1, line.size() - bracket - 2));
    }
    if (text.find("=== diagnostics\n\n") != std::string::npos || text.ends_with("=== diagnostics\n"))
      ++without_problem;
  }
  size_t rules = 0;
  for (const RuleTopic& topic : rule_topics()) {
    for (const RuleEntry& rule : topic.rules) {
      ++rules;
      const std::string code(rule.code);
      CHECK_MESSAGE(broken.contains(code) != too_large.contains(code), code, " is broken in no scenario");
    }
  }
  CHECK(rules > 160);
  CHECK(without_problem >= 4);
}

TEST_CASE("the manual of rules has every code, once, and no other") {
  const std::set<std::string> used = list_all_codes();
  REQUIRE(used.size() > 100);
  std::set<std::string> explained;
  for (const RuleTopic& topic : rule_topics()) {
    for (const RuleEntry& rule : topic.rules) {
      const std::string code(rule.code);
      CHECK_MESSAGE(explained.insert(code).second, code, " stands twice");
      CHECK_MESSAGE(used.contains(code), code, " is made nowhere");
      CHECK_MESSAGE((rule.meaning.ends_with('.') && rule.mend.ends_with('.')), code, " isn't explained");
    }
  }
  for (const std::string& code : used) CHECK_MESSAGE(explained.contains(code), code, " isn't in the manual");
}

}  // namespace gazette
