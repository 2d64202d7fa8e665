// Reads what `git cat-file --batch` prints and parses each blob once: front matter as YAML events, the rest
// as Markdown with the extensions that the generator uses. The least that a build must do with its texts.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>

namespace {

// Counts events and keeps nothing.
class EventCounter : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override { ++count_; }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { ++count_; }
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {
    ++count_;
  }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    ++count_;
  }
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    ++count_;
  }
  void OnMapEnd() override {}
  size_t count() const { return count_; }

 private:
  size_t count_ = 0;
};

size_t parse_front_matter(std::string_view yaml) {
  std::istringstream stream{std::string(yaml)};
  EventCounter events;
  try {
    YAML::Parser(stream).HandleNextDocument(events);
  } catch (const YAML::Exception&) {
    return 0;
  }
  return events.count();
}

void parse_markdown(std::string_view markdown) {
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node_free(cmark_parser_finish(parser));
  cmark_parser_free(parser);
}

// Returns the body.
std::string_view parse_head(std::string_view text) {
  const size_t end = text.starts_with("---\n") ? text.find("\n---\n", 3) : std::string_view::npos;
  if (end == std::string_view::npos) return text;
  parse_front_matter(text.substr(4, end - 3));
  return text.substr(end + 5);
}

}  // namespace

int main() {
  cmark_gfm_core_extensions_ensure_registered();
  const std::string input{std::istreambuf_iterator<char>(std::cin), {}};
  std::string_view rest = input;
  size_t blobs = 0;
  // Each blob: "ID blob SIZE\n", its bytes, "\n".
  for (size_t line = rest.find('\n'); line != std::string_view::npos; line = rest.find('\n')) {
    const std::string header(rest.substr(0, line));
    const size_t size = std::stoul(header.substr(header.rfind(' ') + 1));
    parse_markdown(parse_head(rest.substr(line + 1, size)));
    rest.remove_prefix(line + size + 2);
    ++blobs;
  }
  std::cout << blobs << " blobs parsed\n";
}
