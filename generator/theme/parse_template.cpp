#include "theme/parse_template.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "theme/tag_reader.h"
#include "theme/template_token.h"

namespace gazette {

namespace {

using Kind = TemplateNode::Kind;
using Nodes = std::vector<TemplateNode>;
constexpr int depth_limit = 64;

const std::vector<std::string> tag_words{"if",  "elif",    "else",    "endif", "for",     "endfor",
                                         "set", "include", "extends", "block", "endblock"};

class TemplateParser {
 public:
  TemplateParser(ParsedTemplate& parsed, std::vector<TemplateToken> tokens, TemplateProblems& problems)
      : parsed_(parsed), tokens_(std::move(tokens)), problems_(problems) {}

  void parse() {
    while (next_ < tokens_.size()) {
      Nodes nodes = read_nodes();
      std::move(nodes.begin(), nodes.end(), std::back_inserter(parsed_.nodes));
      if (next_ == tokens_.size()) break;
      TagReader tag = open_tag(tokens_[next_]);
      const std::string_view word = tag.read_name();
      tag.fail(tokens_[next_].at, 2, fmt::format("this \"{}\" closes or continues nothing", word));
      ++next_;
    }
    if (!parsed_.parent.empty()) check_child();
  }

 private:
  TagReader open_tag(const TemplateToken& token) { return {token.text, token.inside, problems_}; }

  std::string_view word_at(size_t index) {
    return tokens_[index].kind == TemplateToken::Kind::tag ? open_tag(tokens_[index]).read_name()
                                                           : std::string_view();
  }

  static bool ends_nodes(std::string_view word) {
    return word == "elif" || word == "else" || word == "endif" || word == "endfor" || word == "endblock";
  }

  // Up to a tag that ends or continues what is open, or to the end of the file.
  Nodes read_nodes() {
    Nodes nodes;
    while (next_ < tokens_.size()) {
      const TemplateToken& token = tokens_[next_];
      if (token.kind == TemplateToken::Kind::text) {
        nodes.push_back({.kind = Kind::text, .at = token.at, .text = token.text});
        ++next_;
      } else if (token.kind == TemplateToken::Kind::value) {
        ++next_;
        read_value(token, nodes);
      } else {
        const std::string_view word = word_at(next_);
        if (ends_nodes(word)) break;
        ++next_;
        read_tag(token, word, nodes);
      }
    }
    return nodes;
  }

  void read_value(const TemplateToken& token, Nodes& nodes) {
    TemplateNode node{.kind = Kind::value, .at = token.at};
    if (trim(token.text) == "super()") {
      node.kind = Kind::super;
      if (open_blocks_ == 0) {
        return problems_.add("theme-syntax", token.at, 2, "super() stands outside of a block");
      }
    } else {
      TagReader tag = open_tag(token);
      node.expression = read_expression(tag);
      tag.expect_end();
      if (tag.failed()) return;
    }
    nodes.push_back(std::move(node));
  }

  void read_tag(const TemplateToken& token, std::string_view word, Nodes& nodes) {
    TagReader tag = open_tag(token);
    const TemplatePosition at = tag.position();
    tag.read_name();
    TemplateNode node{.kind = Kind::include, .at = token.at};
    if (word == "if") {
      read_branch(tag, node);
    } else if (word == "for") {
      read_loop(tag, node);
    } else if (word == "block") {
      read_block(tag, node);
    } else if (word == "set") {
      node.kind = Kind::assign;
      node.text = read_variable(tag);
      if (!tag.accept("=")) tag.fail(tag.position(), 1, "\"=\" is missing", "write {% set name = value %}");
      node.expression = read_expression(tag);
      tag.expect_end();
    } else if (word == "include" || word == "extends") {
      node.at = tag.position();
      if (!tag.read_quoted(node.text)) {
        tag.fail(node.at, 1, fmt::format("{} needs the name of a template in quotes", word),
                 fmt::format("write {{% {} \"name.html\" %}}", word));
      }
      tag.expect_end();
      if (word == "extends") return read_parent(tag, node, token, nodes);
    } else {
      const auto near = nearest(word, tag_words);
      tag.fail(at, std::max<size_t>(1, word.size()),
               word.empty() ? "a tag is missing its word" : fmt::format("there is no tag \"{}\"", word),
               near ? fmt::format("did you mean \"{}\"?", *near) : "tags: " + join(tag_words, ", "));
    }
    if (!tag.failed()) nodes.push_back(std::move(node));
  }

  void read_parent(TagReader& tag, const TemplateNode& node, const TemplateToken& token, const Nodes& nodes) {
    const bool is_first = depth_ == 0 && parsed_.parent.empty() && parsed_.nodes.empty() &&
                          std::all_of(nodes.begin(), nodes.end(), is_blank);
    if (!is_first) tag.fail(token.at, 2, "extends must be the first tag of a template");
    if (tag.failed()) return;
    parsed_.parent = node.text;
    parsed_.parent_at = node.at;
  }

  std::string_view read_variable(TagReader& tag) {
    const TemplatePosition at = tag.position();
    const std::string_view name = tag.read_name();
    if (name.empty()) tag.fail(at, 1, "a name is missing here");
    constexpr std::string_view taken[] = {"loop", "true", "false", "nothing", "and", "or", "not", "in"};
    if (std::find(std::begin(taken), std::end(taken), name) != std::end(taken)) {
      tag.fail(at, name.size(), fmt::format("the name \"{}\" belongs to the language", name),
               "choose another");
    }
    return name;
  }

  void read_branch(TagReader& tag, TemplateNode& node) {
    node.kind = Kind::branch;
    TemplatePart part{read_expression(tag), {}};
    tag.expect_end();
    bool has_else = false;
    for (;;) {
      part.nodes = read_inside(node.at);
      node.parts.push_back(std::move(part));
      const std::string_view word = next_ < tokens_.size() ? word_at(next_) : std::string_view();
      if (word != "elif" && word != "else") break;
      TagReader next = open_tag(tokens_[next_]);
      if (has_else) next.fail(tokens_[next_].at, 2, fmt::format("\"{}\" stands after \"else\"", word));
      next.read_name();
      has_else = has_else || word == "else";
      part = {word == "elif" ? read_expression(next) : Expression{}, {}};
      next.expect_end();
      ++next_;
    }
    expect_closing("if", "endif", node.at);
  }

  void read_loop(TagReader& tag, TemplateNode& node) {
    node.kind = Kind::loop;
    node.text = read_variable(tag);
    if (!tag.accept_word("in"))
      tag.fail(tag.position(), 1, "\"in\" is missing", "write {% for name in list %}");
    node.expression = read_expression(tag);
    tag.expect_end();
    node.parts.push_back({{}, read_inside(node.at)});
    if (next_ < tokens_.size() && word_at(next_) == "else") {
      TagReader next = open_tag(tokens_[next_++]);
      next.read_name();
      next.expect_end();
      node.parts.push_back({{}, read_inside(node.at)});
    }
    expect_closing("for", "endfor", node.at);
  }

  void read_block(TagReader& tag, TemplateNode& node) {
    node.kind = Kind::block;
    const TemplatePosition at = tag.position();
    node.text = read_variable(tag);
    tag.expect_end();
    if (!tag.failed() && !parsed_.blocks.emplace(node.text, node.at).second) {
      tag.fail(at, node.text.size(), fmt::format("the block \"{}\" is there twice", node.text));
    }
    ++open_blocks_;
    node.parts.push_back({{}, read_inside(node.at)});
    --open_blocks_;
    expect_closing("block", "endblock", node.at, node.text);
  }

  Nodes read_inside(TemplatePosition opened) {
    if (depth_ == depth_limit) {
      problems_.add("theme-limit", opened, 2, fmt::format("more than {} levels of tags", depth_limit));
      next_ = tokens_.size();
      gave_up_ = true;
      return {};
    }
    ++depth_;
    Nodes nodes = read_nodes();
    --depth_;
    return nodes;
  }

  void expect_closing(std::string_view word, std::string_view closing, TemplatePosition opened,
                      std::string_view name = {}) {
    if (gave_up_) return;
    if (next_ == tokens_.size() || word_at(next_) != closing) {
      problems_.add("theme-syntax", opened, 2, fmt::format("this \"{}\" is never closed", word),
                    fmt::format("add {{% {} %}}", closing));
      return;
    }
    TagReader tag = open_tag(tokens_[next_++]);
    tag.read_name();
    if (!name.empty()) tag.accept_word(name);
    tag.expect_end();
  }

  static bool is_blank(const TemplateNode& node) {
    return node.kind == Kind::text && trim(node.text).empty();
  }

  void check_child() {
    for (const TemplateNode& node : parsed_.nodes) {
      if (node.kind == Kind::block || node.kind == Kind::assign || is_blank(node)) continue;
      TemplatePosition at = node.at;
      if (node.kind == Kind::text) {
        advance_position(at, node.text.substr(0, node.text.find_first_not_of(" \t\r\n")));
      }
      problems_.add("theme-syntax", at, 1, "this stands outside of the blocks, so it would never be shown",
                    "move it into a block");
    }
  }

  ParsedTemplate& parsed_;
  std::vector<TemplateToken> tokens_;
  TemplateProblems& problems_;
  size_t next_ = 0;
  int depth_ = 0;
  int open_blocks_ = 0;
  bool gave_up_ = false;
};

}  // namespace

ParsedTemplate parse_template(std::string path, std::string_view source, TemplateProblems& problems) {
  ParsedTemplate parsed{.path = std::move(path), .parent = {}, .parent_at = {}, .nodes = {}, .blocks = {}};
  TemplateParser(parsed, split_template(source, problems), problems).parse();
  return parsed;
}

}  // namespace gazette
