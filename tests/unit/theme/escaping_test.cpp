#include <gumbo.h>

#include <algorithm>
#include <random>

#include "base/html.h"
#include "base/parallel_map.h"
#include "base/text.h"
#include "unit/theme/theme_fixture.h"

using namespace gazette;

namespace {

const std::vector<std::string> nasty_pieces{
    "<",          ">",         "&",        "\"",    "'",       "`",     "=",         "/",         " ",
    "\t",         "\n",        "\r",       "\r\n",  "\\",      "\x01",  "\x0B",      "\x7F",      "é",
    "\u2028",     "😀",        "\u202E",   "&amp;", "&lt",     "&#60;", "&#x3c",     "<!--",      "-->",
    "<script>",   "</script>", "</title>", "</p>",  "<b x='",  "]]>",   "<![CDATA[", "{{",        "%}",
    "javascript", ":",         "data:",    "http:", "HTTPS:",  "JaVa",  "SCRIPT:",   "vbscript:", "&colon;",
    "&Tab;",      "//",        "#",        "?",     "mailto:", "x",     "onload",    "alert(1)",  ";",
    ",",          "\u00A0",    "%3A",      "-",     "<svg>"};

std::string nasty_text(std::mt19937& random) {
  std::string text;
  for (size_t left = random() % 9; left > 0; --left) text += nasty_pieces[random() % nasty_pieces.size()];
  return text;
}

struct Page {
  explicit Page(const std::string& html)
      : output(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size())) {}
  ~Page() { gumbo_destroy_output(&kGumboDefaultOptions, output); }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;
  GumboOutput* output;
};

// "html(head(title)body(a p))": elements alone.
std::string shape_of(const GumboNode* node) {
  if (node->type != GUMBO_NODE_ELEMENT) return {};
  std::string shape = gumbo_normalized_tagname(node->v.element.tag);
  shape += std::to_string(node->v.element.attributes.length);
  shape += '(';
  for (unsigned i = 0; i < node->v.element.children.length; ++i) {
    shape += shape_of(static_cast<const GumboNode*>(node->v.element.children.data[i]));
  }
  shape += ')';
  return shape;
}

const GumboNode* find_element(const GumboNode* node, GumboTag tag) {
  if (node->type != GUMBO_NODE_ELEMENT) return nullptr;
  if (node->v.element.tag == tag) return node;
  for (unsigned i = 0; i < node->v.element.children.length; ++i) {
    const auto* found = find_element(static_cast<const GumboNode*>(node->v.element.children.data[i]), tag);
    if (found != nullptr) return found;
  }
  return nullptr;
}

std::string text_in(const Page& page, GumboTag tag) {
  const GumboNode* element = find_element(page.output->root, tag);
  REQUIRE(element != nullptr);
  std::string text;
  for (unsigned i = 0; i < element->v.element.children.length; ++i) {
    text += static_cast<const GumboNode*>(element->v.element.children.data[i])->v.text.text;
  }
  return text;
}

std::string attribute_of(const Page& page, GumboTag tag, const char* name) {
  const GumboNode* element = find_element(page.output->root, tag);
  REQUIRE(element != nullptr);
  const GumboAttribute* attribute = gumbo_get_attribute(&element->v.element.attributes, name);
  REQUIRE(attribute != nullptr);
  return attribute->value;
}

// Gumbo, other than browsers, reads most control characters as U+FFFD.
std::string read_back(const std::string& text) {
  std::string read;
  for (const char c : text) {
    const bool is_control =
        (static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r') || c == '\x7F';
    if (is_control) {
      read.append("\uFFFD");
    } else {
      read.push_back(c);
    }
  }
  return read;
}

std::string framed(const char* before, const std::string& text, const char* after = "") {
  std::string whole(before);
  whole.append(read_back(text)).append(after);
  return whole;
}

// The scheme as a browser finds it: control characters at the ends and tabs and line breaks anywhere are
// dropped.
std::string scheme_of(std::string address) {
  while (!address.empty() && static_cast<unsigned char>(address.front()) <= ' ') address.erase(0, 1);
  std::erase_if(address, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  const size_t end = address.find(':');
  if (end == std::string::npos || end == 0) return {};
  const std::string scheme = to_lower_ascii(address.substr(0, end));
  const bool is_scheme =
      scheme.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789+-.") == std::string::npos;
  return is_scheme ? scheme : std::string();
}

bool is_harmless(const std::string& address) {
  const std::string scheme = scheme_of(address);
  return scheme != "javascript" && scheme != "data" && scheme != "vbscript";
}

constexpr const char* frame =
    "<!DOCTYPE html><html><head><title>T{{ x }}</title></head><body><p>T{{ x }}</p><h1 title=\"{{ x "
    "}}\">a</h1>"
    "<h2 title='b{{ x }}c'>a</h2><textarea>T{{ x }}</textarea></body></html>";

}  // namespace

TEST_CASE("a browser reads back every text as it was, and the page keeps its shape") {
  const auto [theme, problems] = Theme::compile({{"templates/page.html", frame}}, "themes/test");
  REQUIRE_MESSAGE(problems.empty(), describe(problems));
  const std::string shape = shape_of(Page(theme.render("page", ViewRecord().set("x", "plain"))).output->root);
  std::mt19937 random(20130304);
  for (int i = 0; i < 4000; ++i) {
    const std::string x = nasty_text(random);
    INFO("text: ", escape_html(x));
    const Page page(theme.render("page", ViewRecord().set("x", x)));
    REQUIRE(shape_of(page.output->root) == shape);
    REQUIRE(text_in(page, GUMBO_TAG_TITLE) == framed("T", x));
    REQUIRE(text_in(page, GUMBO_TAG_P) == framed("T", x));
    REQUIRE(text_in(page, GUMBO_TAG_TEXTAREA) == framed("T", x));
    REQUIRE(attribute_of(page, GUMBO_TAG_H1, "title") == read_back(x));
    REQUIRE(attribute_of(page, GUMBO_TAG_H2, "title") == framed("b", x, "c"));
  }
}

TEST_CASE("no address runs a program, whatever its parts") {
  const auto [theme, problems] = Theme::compile(
      {{"templates/page.html",
        "<!DOCTYPE html><html><head><meta content='0; URL = {{ x }}'></head><body><a href=\"{{ x }}\">a</a>"
        "<img src='{{ x }}{{ y }}'><form action=\"java{{ x }}\"></form>"
        "<video poster=\"{% if y %}{{ y }}{% endif %}script{{ x }}\"></video><q cite=\" {{ x "
        "}}\">a</q></body></html>"}},
      "themes/test");
  REQUIRE_MESSAGE(problems.empty(), describe(problems));
  std::mt19937 random(7);
  int kept = 0;
  for (int i = 0; i < 6000; ++i) {
    const std::string x = nasty_text(random);
    const std::string y = nasty_text(random);
    INFO("texts: ", escape_html(x), " and ", escape_html(y));
    const Page page(theme.render("page", ViewRecord().set("x", x).set("y", y)));
    const std::string href = attribute_of(page, GUMBO_TAG_A, "href");
    REQUIRE((href == read_back(x) || href == "#"));
    kept += href == read_back(x) ? 1 : 0;
    REQUIRE(is_harmless(href));
    REQUIRE(is_harmless(attribute_of(page, GUMBO_TAG_IMG, "src")));
    REQUIRE(is_harmless(attribute_of(page, GUMBO_TAG_FORM, "action")));
    REQUIRE(is_harmless(attribute_of(page, GUMBO_TAG_VIDEO, "poster")));
    REQUIRE(is_harmless(attribute_of(page, GUMBO_TAG_Q, "cite")));
    const std::string content = attribute_of(page, GUMBO_TAG_META, "content");
    REQUIRE(is_harmless(content.substr(std::string("0; URL =").size())));
  }
  CHECK(kept > 3000);
}

TEST_CASE("known tricks in addresses end at the place they stand") {
  const auto href = [](const std::string& x) {
    return render("<a href=\"{{ x }}\">", ViewRecord().set("x", x));
  };
  for (const char* trick :
       {"javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:a", "\x01javascript:a", "java\tscript:a",
        "java\nscript:a", "java\r\nscript:a", "\njavascript:a", "javascript\t:a", "vbscript:a",
        "data:text/html,a", "file:///etc/passwd", "blob:a", "view-source:http://a", "ftp://a",
        ":javascript:a", "\u00A0javascript:a", "2021:plan", "\\javascript:a"}) {
    CHECK(href(trick) == "<a href=\"#\">");
  }
  for (const char* good :
       {"", "#a:b", "/a:b", "a/b:c", "?a=b:c", "https://a.example/b", "HTTP://a.example",
        "mailto:a@b.example", "tel:+1-555-0100", "../../", "//a.example/b", "./2021:plan"}) {
    CHECK(href(good) == "<a href=\"" + std::string(good) + "\">");
  }
}

TEST_CASE("an entity in an address is its letters, not what they would mean") {
  CHECK(render("<a href=\"{{ x }}\">", ViewRecord().set("x", "java&#115;cript:a")) ==
        "<a href=\"java&amp;#115;cript:a\">");
}

TEST_CASE("NUL becomes the replacement character") {
  CHECK(render("{{ x }}", ViewRecord().set("x", std::string("a\0b", 3))) == "a\uFFFDb");
}

TEST_CASE("a theme shared by threads renders the same on each") {
  const auto [theme, problems] = Theme::compile({{"templates/page.html",
                                                  "{% for e in l %}{% set n = e %}<a href=\"{{ n }}\">{{ '{} "
                                                  "of {}'|fill(loop.index, loop.length) }}</a>"
                                                  "{% endfor %}{{ x|number }}"}},
                                                "themes/test");
  REQUIRE_MESSAGE(problems.empty(), describe(problems));
  const auto view = [](size_t i) {
    return ViewRecord().set("l", ViewList(i % 50, ViewValue("/a/" + std::to_string(i)))).set("x", i * 1000);
  };
  const auto pages = parallel_map<std::string>(
      2000, [&, &compiled = theme](size_t i) { return compiled.render("page", view(i)); });
  for (size_t i = 0; i < pages.size(); ++i) REQUIRE(pages[i] == theme.render("page", view(i)));
}
