// Every version's page says what its source said.
#include <doctest/doctest.h>

#include "base/text.h"
#include "built_site.h"
#include "git_fixture.h"
#include "twin_histories.h"

namespace gazette {

namespace {

// The words between tags, one space apart.
std::string words_of(const std::string& html) {
  const size_t begin = html.find("<main");
  std::string text;
  bool in_tag = false;
  for (const char c : html.substr(begin == std::string::npos ? 0 : begin)) {
    if (c == '<') in_tag = true;
    if (!in_tag) text += c;
    if (c == '>') in_tag = false;
  }
  return collapse_space(decoded(text));
}

// The words of the simple Markdown that the twins are written in: no front matter, links by their label.
std::vector<std::string> sentences_of(const std::string& markdown) {
  const size_t end = markdown.find("\n---\n", 4);
  std::vector<std::string> sentences;
  for (const std::string_view line : split(std::string_view(markdown).substr(end + 5), '\n')) {
    const std::string_view sentence = line.substr(0, line.find('['));
    if (sentence.starts_with("Paragraph"))
      sentences.push_back(collapse_space(sentence.substr(0, sentence.find('!'))));
  }
  return sentences;
}

}  // namespace

TEST_CASE("each version's page holds the words of the text that was in force") {
  size_t versions = 0;
  for (uint32_t seed = 11; seed < 26; ++seed) {
    CAPTURE(seed);
    const GitFixture git;
    git.run_with({"fast-import", "--quiet", "--date-format=raw"}, make_twins(seed, {true, true}).first);
    Stopwatch stopwatch;
    SourceLine line(git.path(), "", true);
    const auto prepared = prepare_site(line, plain_options(git.path()), stopwatch);
    const SiteFiles files = build_site(plain_options(git.path()));
    const auto& documents = prepared->portal.history.documents;
    for (DocumentNumber d = 0; d < documents.size(); ++d) {
      for (const Version& version : documents[d].versions) {
        if (!version.has_text()) continue;
        const std::string path = output_path(prepared->site.version_url(d, version)).text;
        CAPTURE(path);
        REQUIRE(files.contains(path));
        const std::string shown = words_of(files.at(path));
        const std::vector<std::string> sentences = sentences_of(line.read_blob(version.blob));
        CHECK_FALSE(sentences.empty());
        size_t at = 0;
        for (const std::string& sentence : sentences) {
          CAPTURE(sentence);
          at = shown.find(sentence, at);
          REQUIRE(at != std::string::npos);
        }
        // Nothing of other versions: as many paragraphs as the source has.
        size_t paragraphs = 0;
        for (size_t i = shown.find("Paragraph "); i != std::string::npos; i = shown.find("Paragraph ", i + 1))
          ++paragraphs;
        CHECK(paragraphs == sentences.size());
        ++versions;
      }
    }
  }
  CHECK(versions > 30);
}

}  // namespace gazette
