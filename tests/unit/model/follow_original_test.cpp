#include "model/follow_original.h"

#include <doctest/doctest.h>

#include <chrono>
#include <memory>
#include <utility>
#include <vector>

namespace gazette {

namespace {

using namespace std::chrono_literals;

constexpr Date today = 2024y / 3 / 1;
constexpr Date later = 2024y / 9 / 1;

PublicState text_of(const std::string& path, Date day, uint32_t publication) {
  const auto header = std::make_shared<DocumentHeader>();
  header->visibility = Visibility::open;
  PublicState state;
  state.path = {path};
  state.publication = publication;
  state.header = header;
  state.date = day;
  state.moment = {day, true, publication, 0};
  return state;
}

PublicState end_of(const std::string& path, Date day, uint32_t publication, bool is_withdrawn) {
  PublicState state = text_of(path, day, publication);
  state.header = nullptr;
  if (is_withdrawn) {
    const auto header = std::make_shared<DocumentHeader>();
    header->visibility = Visibility::withdrawn;
    state.header = header;
  }
  return state;
}

// It was published today, and waits for its day.
PublicState held_back(PublicState state) {
  state.embargoed = true;
  state.moment.is_published = false;
  return state;
}

DocumentLife life(std::vector<PublicState> states) {
  DocumentLife life;
  life.states = std::move(states);
  return life;
}

std::vector<PublicState> seen(const DocumentLife& translation, const DocumentLife& original,
                              Date build_date) {
  SiteSettings settings;
  settings.further_languages = {"es"};
  return follow_original({translation, {}}, {original}, settings, build_date).states;
}

}  // namespace

TEST_CASE("a translation is seen with its original") {
  const auto states =
      seen(life({text_of("content/a.es.md", today, 1)}), life({text_of("content/a.md", today, 0)}), today);
  REQUIRE(states.size() == 1);
  CHECK(states[0].date == today);
}

TEST_CASE("a translation that waits for its day isn't there before it") {
  const DocumentLife translation = life({held_back(text_of("content/a.es.md", later, 1))});
  const DocumentLife original = life({text_of("content/a.md", today, 0)});
  CHECK(seen(translation, original, today).empty());
  CHECK(seen(translation, original, later).size() == 1);
}

TEST_CASE("a translation of what waits for its day isn't there before it") {
  const DocumentLife translation = life({text_of("content/a.es.md", today, 1)});
  const DocumentLife original = life({held_back(text_of("content/a.md", later, 0))});
  CHECK(seen(translation, original, today).empty());
  const auto states = seen(translation, original, later);
  REQUIRE(states.size() == 1);
  CHECK(states[0].date == later);
}

TEST_CASE("nobody is told that a translation was withdrawn who never knew its original") {
  const DocumentLife translation =
      life({text_of("content/a.es.md", today, 1), end_of("content/a.es.md", later, 3, true)});
  CHECK(seen(translation, life({}), later).empty());
  const DocumentLife original =
      life({text_of("content/a.md", today, 0), end_of("content/a.md", today, 1, false)});
  const auto states = seen(translation, original, later);
  REQUIRE(states.size() == 1);
  CHECK_FALSE(states[0].is_text());
}

TEST_CASE("a draft of a translation that readers see changes nothing for them") {
  DocumentLife translation = life({text_of("content/a.es.md", today, 1)});
  translation.drafts.push_back({later, true, 2, 0});
  const DocumentLife original =
      life({text_of("content/a.md", today, 0), end_of("content/a.md", later, 3, false)});
  const auto states = seen(translation, original, later);
  REQUIRE(states.size() == 2);
  CHECK(states[0].is_text());
  CHECK_FALSE(states[1].is_text());
}

}  // namespace gazette
