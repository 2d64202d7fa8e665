// The style sheet says beside each color which contrast it has on which ground: here it is computed again.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Stated {
  std::string color;
  std::string ground;
  double ratio = 0;
};

struct Palette {
  std::map<std::string, std::string> colors;  // "#rrggbb" by name
  std::vector<Stated> stated;
};

std::string read_style_sheet() {
  std::ifstream file(GAZETTE_SOURCE_DIR "/themes/gazette/assets/site.css");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// What stands between the braces after `head`.
std::string find_block(const std::string& css, const std::string& head, size_t from) {
  const size_t at = css.find(head, from);
  REQUIRE(at != std::string::npos);
  const size_t end = css.find('}', at);
  return css.substr(at, end - at);
}

Palette read_palette(const std::string& block) {
  Palette palette;
  static const std::regex color(R"(--([a-z0-9-]+):\s*(#[0-9a-f]{6});(?:\s*/\*\s*on ([^*]*)\*/)?)");
  static const std::regex contrast(R"(([a-z]+) ([0-9.]+))");
  for (std::sregex_iterator one(block.begin(), block.end(), color), end; one != end; ++one) {
    const std::string name = (*one)[1];
    palette.colors[name] = (*one)[2];
    const std::string on = (*one)[3];
    for (std::sregex_iterator of(on.begin(), on.end(), contrast); of != end; ++of)
      palette.stated.push_back({name, (*of)[1], std::stod((*of)[2])});
  }
  return palette;
}

// As WCAG 2.2 defines it.
double luminance(const std::string& color) {
  std::array<double, 3> parts{};
  for (size_t i = 0; i < 3; ++i) {
    const double part = std::stoi(color.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    parts[i] = part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  }
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

double contrast_of(const std::string& a, const std::string& b) {
  const double x = luminance(a) + 0.05;
  const double y = luminance(b) + 0.05;
  return x > y ? x / y : y / x;
}

bool is_mark(const std::string& name) {
  return name.ends_with("edge") || name == "accent" || name == "mast-focus";
}

void check_palette(const Palette& palette) {
  CHECK(palette.stated.size() > 40);
  for (const Stated& stated : palette.stated) {
    CAPTURE(stated.color);
    CAPTURE(stated.ground);
    REQUIRE(palette.colors.contains(stated.ground));
    const double ratio = contrast_of(palette.colors.at(stated.color), palette.colors.at(stated.ground));
    CHECK(std::abs(ratio - stated.ratio) < 0.051);  // stated with one digit
    CHECK(ratio >= (is_mark(stated.color) ? 3.0 : 4.5));
  }
}

}  // namespace

TEST_CASE("the contrast of two colors is that of the standard") {
  CHECK(contrast_of("#ffffff", "#000000") == doctest::Approx(21.0));
  CHECK(contrast_of("#767676", "#ffffff") == doctest::Approx(4.54).epsilon(0.001));
}

TEST_CASE("each color of the theme has the contrast that the style sheet states") {
  const std::string css = read_style_sheet();
  const Palette light = read_palette(find_block(css, ":root {", 0));
  const size_t at = css.find("@media (prefers-color-scheme: dark)");
  REQUIRE(at != std::string::npos);
  const Palette dark = read_palette(find_block(css, ":root {", at));
  SUBCASE("light") {
    check_palette(light);
  }
  SUBCASE("dark") {
    check_palette(dark);
  }
  SUBCASE("the dark colors are the same ones, on the same grounds") {
    REQUIRE(dark.colors.size() == light.colors.size());
    REQUIRE(dark.stated.size() == light.stated.size());
    for (size_t i = 0; i < light.stated.size(); ++i)
      CHECK(dark.stated[i].color + dark.stated[i].ground == light.stated[i].color + light.stated[i].ground);
  }
  SUBCASE("each color is a ground, a decoration, or says on which grounds it stands") {
    for (const auto& [name, color] : light.colors) {
      const auto names = [&](const Stated& stated) { return stated.color == name || stated.ground == name; };
      CAPTURE(name);
      CHECK((name == "rule" || std::any_of(light.stated.begin(), light.stated.end(), names)));
    }
  }
}
