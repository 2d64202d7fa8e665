#include "document/facts_cache.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

#include "git_fixture.h"

namespace gazette {

namespace fs = std::filesystem;

namespace {

constexpr Digest this_build{5, 6};

const std::vector<std::string> texts = {
    "---\ntitle: Plan\nlists: [a, {b: \"c\"}]\nempty:\n---\n# Heading [here](a.md)\n\n![image](b.png) and "
    "[c](c.md#d)\n",
    "---\ntitle: [broken\nstatus: draft\n---\ntext\n",
    "no front matter\n\n## Two\n\n## Two\n",
    "+++\ndraft = true\n+++\n",
    "",
    std::string(2U << 20U, 'x'),
    "\xFF\xFE bytes",
};

Oid oid_of(size_t number) {
  Oid oid;
  oid.bytes[0] = static_cast<uint8_t>(number + 1);
  return oid;
}

bool is_same(const SourceValue& a, const SourceValue& b) {
  const auto is_same_entry = [](const SourceValue::Entry& x, const SourceValue::Entry& y) {
    return x.key == y.key && x.key_mark == y.key_mark && is_same(x.value, y.value);
  };
  const auto is_same_item = [](const SourceValue& x, const SourceValue& y) { return is_same(x, y); };
  return a.kind == b.kind && a.mark == b.mark && a.text == b.text && a.quoted == b.quoted &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), is_same_item) &&
         std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(), is_same_entry);
}

bool is_same(const BlobFacts& a, const BlobFacts& b) {
  return is_same(a.front_matter.value, b.front_matter.value) &&
         a.front_matter.readable == b.front_matter.readable &&
         a.front_matter.problems == b.front_matter.problems && a.has_front_matter == b.has_front_matter &&
         a.problems == b.problems && a.meaning == b.meaning && a.wording == b.wording &&
         a.first_heading == b.first_heading && a.first_heading_node == b.first_heading_node &&
         a.doubtful_keys == b.doubtful_keys && a.is_beyond_limits == b.is_beyond_limits &&
         a.outline.packed() == b.outline.packed();
}

// Texts parsed with a cache in a folder, and which of them were read.
struct Run {
  std::mutex mutex;
  std::map<Oid, int> reads;
  ParsedBlobs blobs;

  explicit Run(const fs::path& folder, size_t count = texts.size(), const Digest& build = this_build)
      : blobs([this](const Oid& oid) { return read(oid); }) {
    blobs.use_cache(std::make_unique<FactsCache>(CacheFolder(folder, build)));
    std::vector<Oid> oids;
    for (size_t i = 0; i < count; ++i) oids.push_back(oid_of(i));
    blobs.parse(oids);
  }

  std::string read(const Oid& oid) {
    const std::scoped_lock lock(mutex);
    ++reads[oid];
    return texts[oid.bytes[0] - 1U];
  }
};

}  // namespace

TEST_CASE("facts that were kept are those of parsing, and nothing is read for them") {
  const TemporaryFolder folder;
  const Run first(folder.path());
  CHECK(first.reads.size() == texts.size());
  const Run second(folder.path());
  CHECK(second.reads.empty());
  for (size_t i = 0; i < texts.size(); ++i) {
    CAPTURE(i);
    CHECK(is_same(first.blobs.facts(oid_of(i)), second.blobs.facts(oid_of(i))));
  }
  CHECK(first.blobs.facts(oid_of(5)).is_beyond_limits);
}

TEST_CASE("the body of a text whose facts were kept is parsed when it is asked for, once") {
  const TemporaryFolder folder;
  const Run first(folder.path());
  const Run second(folder.path());
  const auto body = second.blobs.body(oid_of(0));
  CHECK(digest_meaning(*body) == second.blobs.facts(oid_of(0)).meaning);
  CHECK(second.blobs.body(oid_of(0)) == body);
  CHECK(second.reads.at(oid_of(0)) == 1);
}

TEST_CASE("new texts join those that were kept, and what nobody asks for is forgotten in the end") {
  const TemporaryFolder folder;
  const Run first(folder.path(), 6);
  const Run second(folder.path(), 7);
  CHECK(second.reads.size() == 1);
  CHECK(Run(folder.path()).reads.empty());
  const size_t size = fs::file_size(folder.path() / "facts");
  FactsCache cache{CacheFolder(folder.path(), this_build)};
  const BlobFacts nothing;
  cache.keep({{oid_of(100), &nothing}}, {oid_of(0), oid_of(100)});
  CHECK(fs::file_size(folder.path() / "facts") < size);
  CHECK(Run(folder.path()).reads.size() == texts.size() - 1);
}

TEST_CASE("facts of another build, or that make no sense, are parsed again") {
  const TemporaryFolder folder;
  const Run first(folder.path());
  CHECK(Run(folder.path(), texts.size(), {5, 7}).reads.size() == texts.size());
  const CacheFolder cache(folder.path(), this_build);
  const Run again(folder.path());
  const std::string good = *cache.read("facts");
  for (size_t i = 0; i < good.size(); i += 3) {
    std::string bad = good;
    bad[i] = static_cast<char>(~bad[i]);
    cache.write("facts", bad);
    const Run with_bad(folder.path(), 5);  // whatever it says: nothing breaks
    cache.write("facts", good.substr(0, i));
    CHECK(Run(folder.path(), 5).reads.size() == 5);
  }
}

TEST_CASE("an outline has the links and headings of the text") {
  const TemporaryFolder folder;
  const Run run(folder.path());
  const TextOutline& outline = run.blobs.facts(oid_of(0)).outline;
  const auto links = outline.links();
  REQUIRE(links.size() == 3);
  CHECK(links[0].destination == "a.md");
  CHECK_FALSE(links[0].is_image);
  CHECK(links[0].line == 6);
  CHECK(links[1].destination == "b.png");
  CHECK(links[1].is_image);
  CHECK(links[2].destination == "c.md#d");
  CHECK(outline.heading_ids() == std::vector<std::string>{"heading-here"});
  CHECK(run.blobs.facts(oid_of(2)).outline.heading_ids().size() == 2);
  CHECK(run.blobs.facts(oid_of(2)).outline.links().empty());
  CHECK(TextOutline().links().empty());
}

}  // namespace gazette
