#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "document/align_sequences.h"
#include "document/text_pieces.h"

using namespace gazette;

namespace {

using Sequence = std::vector<uint64_t>;

size_t longest_common(const Sequence& before, const Sequence& after) {
  std::vector<std::vector<size_t>> best(before.size() + 1, std::vector<size_t>(after.size() + 1));
  for (size_t i = before.size(); i-- > 0;) {
    for (size_t j = after.size(); j-- > 0;) {
      best[i][j] = before[i] == after[j] ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
    }
  }
  return best[0][0];
}

// How many items are matched; fails where matches cross or join unequal items.
size_t count_matched(const Sequence& before, const Sequence& after, const std::vector<Match>& matches) {
  size_t matched = 0;
  uint32_t before_end = 0;
  uint32_t after_end = 0;
  for (const Match& match : matches) {
    REQUIRE(match.length > 0);
    REQUIRE(match.before >= before_end);
    REQUIRE(match.after >= after_end);
    before_end = match.before + match.length;
    after_end = match.after + match.length;
    REQUIRE(before_end <= before.size());
    REQUIRE(after_end <= after.size());
    for (uint32_t i = 0; i < match.length; ++i) REQUIRE(before[match.before + i] == after[match.after + i]);
    matched += match.length;
  }
  return matched;
}

std::vector<std::string> pieces(std::string_view text) {
  std::vector<std::string> cut;
  while (!text.empty()) {
    const TextPiece piece = first_piece(text);
    if (piece.kind != PieceKind::space) cut.emplace_back(piece.text);
    text.remove_prefix(piece.text.size());
  }
  return cut;
}

}  // namespace

TEST_CASE("an alignment by edits is as long as can be") {
  std::mt19937_64 random(7);
  for (size_t round = 0; round < 2'000; ++round) {
    Sequence before(random() % 12);
    Sequence after(random() % 12);
    for (uint64_t& item : before) item = random() % 4;
    for (uint64_t& item : after) item = random() % 4;
    const auto matches = align_by_edits(before, after, 100);
    REQUIRE(matches.has_value());
    CHECK(count_matched(before, after, *matches) == longest_common(before, after));
  }
}

TEST_CASE("too many edits give no alignment") {
  CHECK_FALSE(align_by_edits(Sequence{1, 2, 3}, Sequence{4, 5, 6}, 5).has_value());
  CHECK(align_by_edits(Sequence{1, 2, 3}, Sequence{4, 5, 6}, 6).has_value());
  CHECK_FALSE(align_by_edits(Sequence{1}, Sequence{2, 3, 4, 5}, 2).has_value());
}

TEST_CASE("anchors hold a long sequence together where edits are too many") {
  std::mt19937_64 random(11);
  Sequence before(20'000);
  Sequence after(20'000);
  for (uint64_t& item : before) item = random();
  for (uint64_t& item : after) item = random();
  for (size_t i = 0; i < before.size(); i += 50) after[i + 10] = before[i];
  CHECK(count_matched(before, after, align_by_anchors(before, after)) == 400);

  Sequence shuffled = before;
  std::shuffle(shuffled.begin(), shuffled.end(), random);
  CHECK(count_matched(before, shuffled, align_by_anchors(before, shuffled)) > 150);
}

TEST_CASE("what a reader takes for one word is one piece") {
  CHECK(pieces("It\xE2\x80\x99s 30% of $1,000, well-known (2.1.b).") ==
        std::vector<std::string>{"It\xE2\x80\x99s", "30%", "of", "$1,000", ",", "well-known", "(", "2.1.b",
                                 ")", "."});
  CHECK(pieces("caf\xC3\xA9 \xE2\x80\x93 \xE2\x80\x9Cyes\xE2\x80\x9D") ==
        std::vector<std::string>{"caf\xC3\xA9", "\xE2\x80\x93", "\xE2\x80\x9C", "yes", "\xE2\x80\x9D"});
  CHECK(pieces("\xE6\x9D\xB1\xE4\xBA\xAC") == std::vector<std::string>{"\xE6\x9D\xB1", "\xE4\xBA\xAC"});
  CHECK(pieces("end. -x- $ %") == std::vector<std::string>{"end", ".", "-", "x", "-", "$", "%"});
  CHECK(count_words("One, two -- 3%.") == 3);
}
