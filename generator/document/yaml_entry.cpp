#include "document/yaml_entry.h"

#include <fmt/core.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "document/limits.h"
#include "document/yaml_suspect.h"
#include "document/yaml_syntax.h"

namespace gazette {

namespace {

constexpr std::array<std::string_view, 4> null_words = {"null", "Null", "NULL", "~"};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// Builds values from the events of one document. Values deeper than the limit, and those below a key that
// isn't text, are left out.
class ValueBuilder : public YAML::EventHandler {
 public:
  ValueBuilder(std::string_view text, size_t begin, size_t end, const LineTable& lines)
      : text_(text), begin_(begin), end_(end), lines_(lines) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const size_t at = offset_of(mark);
    refuse_properties(at, "?", anchor);
    const std::string_view word = written_null(at);
    if (word.empty()) {
      add_empty(at);
    } else {
      SourceValue value = make(SourceValue::Kind::text, at);
      value.text = word;
      value.mark.length = count_characters(word);
      add_scalar(std::move(value), at, true);
    }
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    const size_t at = offset_of(mark);
    problem("yaml-alias", at, "a value that begins with * refers to another place",
            "write the value out; if the star is part of the text, put the text in quotes");
    add_empty(at);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& said) override {
    size_t at = offset_of(mark);
    if (refuse_properties(at, tag, anchor)) at = after_properties(at);
    const char first = at < end_ ? text_[at] : '\n';
    if (tag != "!" && said.empty()) return add_empty(at);
    SourceValue value = make(SourceValue::Kind::text, at);
    value.text = said;
    value.quoted = tag == "!";
    value.mark.length = length_as_written(at, first, said, value.quoted);
    add_scalar(std::move(value), at, false);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    begin_collection(SourceValue::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { end_collection(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    begin_collection(SourceValue::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { end_collection(); }

  bool has_unclosed_quote() const { return has_unclosed_quote_; }
  SourceValue& root() { return root_; }
  Diagnostics& problems() { return problems_; }

 private:
  // A list or map being filled. Once full it moves into its parent.
  struct Open {
    SourceValue value;
    bool awaits_key = false;
    bool is_key = false;       // stands where a key should, and goes nowhere
    bool drops_value = false;  // of a key that can't be used
    SourceValue::Entry entry;
  };

  size_t offset_of(const YAML::Mark& mark) const {
    return std::min(end_, begin_ + static_cast<size_t>(std::max(mark.pos, 0)));
  }

  SourceValue make(SourceValue::Kind kind, size_t at) const {
    SourceValue value;
    value.kind = kind;
    value.mark = lines_.mark_at(at);
    return value;
  }

  void problem(std::string code, size_t at, std::string message, std::string hint) {
    problems_.push_back(make_error(std::move(code), lines_.mark_at(at), std::move(message), std::move(hint)));
  }

  // Anchors and tags stand before a value.
  bool refuse_properties(size_t at, const std::string& tag, YAML::anchor_t anchor) {
    const bool tagged = (tag != "?" && tag != "!" && !tag.empty()) || (at < end_ && text_[at] == '!');
    if (tagged) {
      problem("yaml-tag", at, "a value that begins with ! has a meaning that isn't used here",
              "delete the word that begins with !; if it is part of the text, put the text in quotes");
    } else if (anchor != 0) {
      problem("yaml-anchor", at, "a value that begins with & names itself for other places to refer to",
              "delete the word that begins with &; if it is part of the text, put the text in quotes");
    }
    return tagged || anchor != 0;
  }

  size_t after_properties(size_t at) const {
    while (at < end_ && (text_[at] == '!' || text_[at] == '&')) {
      while (at < end_ && !is_blank(text_[at]) && text_[at] != '\n') ++at;
      while (at < end_ && (is_blank(text_[at]) || text_[at] == '\n')) ++at;
    }
    return at;
  }

  // The library takes these words for nothing; here they are words, unless they are the key of what follows.
  std::string_view written_null(size_t at) const {
    for (const std::string_view word : null_words) {
      if (text_.substr(at, end_ - at).substr(0, word.size()) != word) continue;
      size_t next = at + word.size();
      while (next < end_ && text_[next] == ' ') ++next;
      const bool is_key = next < end_ && text_[next] == ':';
      const bool awaits_key = !open_.empty() && open_.back().awaits_key;
      if (is_key == awaits_key) return word;
    }
    return {};
  }

  int length_as_written(size_t at, char first, const std::string& said, bool quoted) {
    if (quoted && (first == '"' || first == '\'')) {
      const size_t close = end_of_quoted(text_, at, end_);
      if (close == std::string_view::npos) {
        has_unclosed_quote_ = true;
        problem("unclosed-quote", at, "the quote that begins here never ends",
                "put the same quote at the end of the text");
        return 1;
      }
      return count_characters(text_.substr(at, close - at));
    }
    if (quoted) return 1;
    if (text_.substr(at, said.size()) == said) {
      check_comment(at, at + said.size());
      return count_characters(said);
    }
    if (const auto wrong = find_wrong_items(text_, at, lines_)) problems_.push_back(*wrong);
    const size_t line_end = std::min(end_, text_.find('\n', at));
    return std::max(1, count_characters(trim(text_.substr(at, line_end - at))));
  }

  // "Goal #1" reads as "Goal": the rest is a comment to YAML, and surely wasn't meant as one.
  void check_comment(size_t begin, size_t end) {
    size_t hash = end;
    while (hash < end_ && is_blank(text_[hash])) ++hash;
    if (hash == end || hash + 1 >= end_ || text_[hash] != '#') return;
    const char next = text_[hash + 1];
    if (is_blank(next) || next == '\n' || next == '#') return;
    const size_t line_end = std::min(end_, text_.find('\n', hash));
    const std::string_view kept = text_.substr(begin, end - begin).substr(0, 80);
    const std::string_view whole = trim(text_.substr(begin, std::min<size_t>(line_end - begin, 100)));
    problem("comment-in-text", hash,
            kept.empty()
                ? "everything from # on would be left out, so that nothing is read here"
                : fmt::format("everything from # on would be left out: only “{}” would be read", kept),
            fmt::format("put the text in quotes: \"{}\"", whole));
  }

  void add_empty(size_t at) {
    if (!open_.empty() && open_.back().value.kind == SourceValue::Kind::map && open_.back().awaits_key) {
      return refuse_key(at);
    }
    SourceValue value;
    value.mark = lines_.mark_at(at);
    if (!open_.empty() && open_.back().value.kind == SourceValue::Kind::map) {
      value.mark = open_.back().entry.key_mark;
      value.mark.column += value.mark.length;
      value.mark.length = 1;
      check_swallowed_value();
    }
    add(std::move(value));
  }

  // "tag: #one" is an empty value and a comment.
  void check_swallowed_value() {
    const size_t colon = text_.find(':', key_end_);
    if (key_end_ != 0 && colon < end_) check_comment(colon + 1, colon + 1);
  }

  void refuse_key(size_t at) {
    problem("key-not-text", at, "a key must be a word",
            "begin the line with a key, a colon and a space: title: Annual report");
    open_.back().awaits_key = false;
    open_.back().drops_value = true;
  }

  bool refuse_word_as_key(std::string_view word, size_t at) {
    if (word == "<<") {
      problem("merge-key", at, "the key << would copy entries from another place", "write the entries out");
      return true;
    }
    const auto wrong = find_wrong_start(text_, at, lines_);
    if (wrong) problems_.push_back(*wrong);
    return wrong.has_value();
  }

  void add_scalar(SourceValue value, size_t at, bool is_null_word) {
    if (open_.empty() || !open_.back().awaits_key) return add(std::move(value));
    if (is_null_word) return refuse_key(at);
    Open& map = open_.back();
    map.awaits_key = false;
    map.drops_value = !value.quoted && refuse_word_as_key(value.text, at);
    key_end_ = at + (value.quoted ? static_cast<size_t>(value.mark.length) : value.text.size());
    map.entry.key = std::move(value.text);
    map.entry.key_mark = value.mark;
  }

  void begin_collection(SourceValue::Kind kind, const YAML::Mark& mark, const std::string& tag,
                        YAML::anchor_t anchor) {
    size_t at = offset_of(mark);
    if (refuse_properties(at, tag, anchor)) at = after_properties(at);
    const bool is_key = !open_.empty() && open_.back().awaits_key;
    if (is_key) refuse_key(at);
    if (open_.size() == static_cast<size_t>(limits::front_matter_depth) && !too_deep_) {
      too_deep_ = true;
      problem(
          "front-matter-depth", at,
          fmt::format("lists and maps stand in one another more than {} deep", limits::front_matter_depth),
          "write it flatter");
    }
    open_.push_back({make(kind, at), kind == SourceValue::Kind::map, is_key, false, {}});
  }

  void end_collection() {
    const bool is_too_deep = open_.size() > static_cast<size_t>(limits::front_matter_depth);
    Open ended = std::move(open_.back());
    open_.pop_back();
    if (ended.is_key) return;
    drop_repeated_keys(ended.value.entries, problems_);
    add(is_too_deep ? SourceValue{} : std::move(ended.value));
  }

  void add(SourceValue value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return;
    }
    Open& parent = open_.back();
    if (parent.value.kind == SourceValue::Kind::list) {
      parent.value.items.push_back(std::move(value));
      return;
    }
    if (!parent.drops_value) {
      parent.entry.value = std::move(value);
      parent.value.entries.push_back(std::move(parent.entry));
    }
    parent.entry = {};
    parent.drops_value = false;
    parent.awaits_key = true;
  }

  std::string_view text_;
  size_t begin_;
  size_t end_;
  const LineTable& lines_;
  std::vector<Open> open_;
  size_t key_end_ = 0;
  bool too_deep_ = false;
  bool has_unclosed_quote_ = false;
  SourceValue root_;
  Diagnostics problems_;
};

// Notes where a text that should have ended goes on.
class TrailingText : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { note(mark); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { note(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t, const std::string&) override {
    note(mark);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    note(mark);
  }
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    note(mark);
  }
  void OnMapEnd() override {}

  int position = -1;  // of the first event

 private:
  void note(const YAML::Mark& mark) {
    if (position < 0) position = mark.pos;
  }
};

Diagnostic not_a_map(const SourceValue& value) {
  const size_t colon = value.text.find(':');
  if (value.kind == SourceValue::Kind::text && !value.quoted && colon != std::string::npos &&
      value.text.find(' ') > colon) {
    Mark mark = value.mark;
    mark.column += count_characters(value.text.substr(0, colon));
    mark.length = 1;
    return make_error("missing-space", mark, "a space is missing after this colon",
                      "write the key, a colon, a space and the value: title: Annual report");
  }
  return make_error("not-a-map", value.mark, "this isn't an entry: there is no key with a colon",
                    "write a key, a colon, a space and a value: title: Annual report");
}

}  // namespace

void drop_repeated_keys(std::vector<SourceValue::Entry>& entries, Diagnostics& problems) {
  if (entries.size() < 2) return;
  std::unordered_map<std::string_view, int> lines;
  std::vector<bool> repeated(entries.size());
  for (size_t i = 0; i < entries.size(); ++i) {
    const auto [first, is_new] = lines.emplace(entries[i].key, entries[i].key_mark.line);
    if (is_new) continue;
    repeated[i] = true;
    problems.push_back(make_error("duplicate-key", entries[i].key_mark,
                                  first->second == entries[i].key_mark.line
                                      ? fmt::format("the key “{}” stands twice on this line", entries[i].key)
                                      : fmt::format("the key “{}” stands twice: on line {} and on line {}",
                                                    entries[i].key, first->second, entries[i].key_mark.line),
                                  "keep one of the two"));
  }
  lines.clear();
  size_t kept = 0;
  for (size_t i = 0; i < entries.size(); ++i) {
    if (repeated[i]) continue;
    if (kept != i) entries[kept] = std::move(entries[i]);
    ++kept;
  }
  entries.resize(kept);
}

YamlEntry parse_yaml_entry(std::string_view text, size_t begin, size_t end, const LineTable& lines) {
  YamlEntry entry;
  ValueBuilder builder(text, begin, end, lines);
  try {
    std::istringstream stream{std::string(text.substr(begin, end - begin))};
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    TrailingText trailing;
    if (parser.HandleNextDocument(trailing) && trailing.position >= 0) {
      const size_t at = begin + static_cast<size_t>(trailing.position);
      entry.readable = false;
      entry.problems.push_back(
          explain_yaml_break(text, begin, end, {at, "end of sequence not found"}, lines));
    }
  } catch (const YAML::Exception& broken) {
    entry.readable = false;
    const size_t at = begin + static_cast<size_t>(std::max(broken.mark.pos, 0));
    entry.problems.push_back(explain_yaml_break(text, begin, end, {at, broken.msg}, lines));
  }
  // Where the text is broken, what the library made of it says nothing.
  if (!entry.readable) return entry;
  append(entry.problems, std::move(builder.problems()));
  SourceValue& root = builder.root();
  if (root.kind == SourceValue::Kind::text || root.kind == SourceValue::Kind::list) {
    entry.problems.push_back(not_a_map(root));
    entry.readable = false;
  } else if (builder.has_unclosed_quote()) {
    entry.readable = false;
  } else {
    entry.entries = std::move(root.entries);
  }
  return entry;
}

}  // namespace gazette
