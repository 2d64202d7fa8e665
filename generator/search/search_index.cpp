#include "search/search_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "search/postings.h"

namespace gazette {

namespace {

constexpr size_t usual_shard_size = 8 * 1024;
constexpr size_t most_shards = 512;
// The postings of a term that are longer stand in a file of their own.
constexpr size_t heavy_size = 6 * 1024;
constexpr size_t least_records_in_file = 16;
constexpr size_t most_records_in_file = 64;
constexpr size_t usual_record_files = 1024;

std::string quote(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (static_cast<unsigned char>(c) < ' ') {
      quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      quoted += c;
    }
  }
  quoted += '"';
  return quoted;
}

// What words have in common, with the texts that hold them.
struct Term {
  std::string letters;
  size_t file = 0;
  size_t place = 0;  // in the file
};

// A word as readers type it, folded; in several languages it may be of several terms.
struct Form {
  std::string text;
  uint32_t term = 0;
};

class IndexWriter {
 public:
  IndexWriter(std::vector<IndexedText> texts, const WordList& list) : texts_(std::move(texts)), list_(list) {
    std::sort(texts_.begin(), texts_.end(), [](const IndexedText& a, const IndexedText& b) {
      return std::tie(a.group, a.document, a.order, a.address) <
             std::tie(b.group, b.document, b.order, b.address);
    });
    records_in_file_ =
        std::clamp(texts_.size() / usual_record_files, least_records_in_file, most_records_in_file);
  }

  std::vector<IndexFile> write() && {
    find_terms();
    std::vector<Postings> postings(terms_.size());
    for (uint32_t i = 0; i < texts_.size(); ++i) {
      const SearchedText& text = *texts_[i].text;
      for (const CountedWord& word : text.words) postings[term_of_word_[word.word]].add(i, text.length, word);
    }
    for (size_t i = 0; i < terms_.size(); ++i) terms_[i].letters = std::move(postings[i]).finish();
    place_terms();
    write_shards();
    write_records();
    write_root();
    return std::move(files_);
  }

 private:
  // The words that these texts have, and no other that the list knows.
  void find_terms() {
    constexpr uint32_t none = UINT32_MAX;
    term_of_word_.assign(list_.number_count(), none);
    std::vector<WordNumber> words;
    for (const IndexedText& text : texts_) {
      for (const CountedWord& word : text.text->words) {
        if (term_of_word_[word.word] != none) continue;
        term_of_word_[word.word] = 0;
        words.push_back(word.word);
      }
    }
    std::vector<std::pair<Form, WordNumber>> forms;
    forms.reserve(words.size());
    for (const WordNumber word : words) forms.push_back({{fold(list_.word(word)), 0}, word});
    std::sort(forms.begin(), forms.end(), [&](const auto& a, const auto& b) {
      return std::forward_as_tuple(a.first.text, list_.language(a.second), list_.word(a.second)) <
             std::forward_as_tuple(b.first.text, list_.language(b.second), list_.word(b.second));
    });
    std::array<std::unique_ptr<WordStems>, 256> stems;
    std::unordered_map<std::string, uint32_t> terms;  // by language and stem
    forms_.reserve(forms.size());
    for (auto& [form, word] : forms) {
      const StemLanguage language = list_.language(word);
      if (!stems[language]) stems[language] = std::make_unique<WordStems>(language);
      std::string key(1, static_cast<char>(language));
      key += stems[language]->stem(list_.word(word));
      form.term = terms.emplace(std::move(key), static_cast<uint32_t>(terms.size())).first->second;
      term_of_word_[word] = form.term;
      const bool is_known =
          !forms_.empty() && forms_.back().text == form.text && forms_.back().term == form.term;
      if (!is_known) forms_.push_back(std::move(form));
    }
    terms_.resize(terms.size());
  }

  // Terms stand where their first form does; shards are about equally long.
  void place_terms() {
    size_t size = 0;
    for (const Form& form : forms_) size += form.text.size() + 8;
    for (const Term& term : terms_) size += term.letters.size() < heavy_size ? term.letters.size() + 3 : 0;
    const size_t shard_size = std::max(usual_shard_size, size / most_shards);
    constexpr size_t nowhere = SIZE_MAX;
    for (Term& term : terms_) term.file = nowhere;
    std::vector<size_t> heavy;
    size_t filled = shard_size;
    for (size_t f = 0; f < forms_.size(); ++f) {
      const Form& form = forms_[f];
      const bool is_new_word = f == 0 || forms_[f - 1].text != form.text;
      if (filled >= shard_size && is_new_word) {
        first_forms_.push_back(f);
        shards_.emplace_back();
        filled = 0;
      }
      filled += form.text.size() + 8;
      Term& term = terms_[form.term];
      if (term.file != nowhere) continue;
      term.file = shards_.size() - 1;
      if (term.letters.size() >= heavy_size) {
        heavy.push_back(form.term);
        continue;
      }
      filled += term.letters.size() + 3;
      term.place = shards_.back().size();
      shards_.back().push_back(form.term);
    }
    for (const size_t number : heavy) {
      terms_[number].file = shards_.size();
      shards_.push_back({number});
    }
  }

  void write_shards() {
    std::vector<std::string> words(shards_.size());
    for (size_t shard = 0; shard < first_forms_.size(); ++shard) {
      const size_t end = shard + 1 < first_forms_.size() ? first_forms_[shard + 1] : forms_.size();
      for (size_t f = first_forms_[shard]; f < end; ++f) {
        const bool is_new_word = f == first_forms_[shard] || forms_[f - 1].text != forms_[f].text;
        if (is_new_word)
          words[shard] += fmt::format("{}[{}", f == first_forms_[shard] ? "" : "],\n", quote(forms_[f].text));
        const Term& term = terms_[forms_[f].term];
        words[shard] += term.file == shard ? fmt::format(",{}", term.place)
                                           : fmt::format(",[{},{}]", term.file, term.place);
      }
      words[shard] += "]";
    }
    for (size_t shard = 0; shard < shards_.size(); ++shard) {
      std::string bytes = fmt::format("{{\"words\":[{}],\n\"texts\":[", words[shard]);
      for (size_t i = 0; i < shards_[shard].size(); ++i)
        bytes += fmt::format("{}\"{}\"", i == 0 ? "" : ",\n", terms_[shards_[shard][i]].letters);
      bytes += "]}\n";
      shard_names_.push_back(add_file("words", std::move(bytes)));
    }
  }

  void write_records() {
    for (size_t begin = 0; begin < texts_.size(); begin += records_in_file_) {
      std::string bytes = "[";
      for (size_t i = begin; i < std::min(texts_.size(), begin + records_in_file_); ++i) {
        const IndexedText& text = texts_[i];
        bytes += fmt::format("{}[{},{},{}", i == begin ? "" : ",\n", quote(text.address),
                             quote(text.text->title), quote(text.text->summary));
        if (!text.edition.empty()) bytes += fmt::format(",{},{}", quote(text.edition), quote(text.document));
        bytes += "]";
      }
      bytes += "]\n";
      record_names_.push_back(add_file("texts", std::move(bytes)));
    }
  }

  void write_root() {
    std::string bytes = fmt::format("{{\"format\":1,\"count\":{},\n\"stop_words\":{{", texts_.size());
    for (const auto& [language, words] : list_stop_words())
      bytes += fmt::format("{}\"{}\":\"{}\"", bytes.ends_with('{') ? "" : ",\n", language, words);
    bytes += "},\n\"groups\":[";
    for (size_t begin = 0; begin < texts_.size();) {
      const SearchGroup& group = texts_[begin].group;
      size_t end = begin;
      while (end < texts_.size() && texts_[end].group == group) ++end;
      bytes += fmt::format("{}[{},{},{},{},{}]", begin == 0 ? "" : ",\n", quote(group.kind),
                           quote(group.district), quote(group.year), group.boost, end - begin);
      begin = end;
    }
    bytes += "],\n\"words\":[";
    for (size_t i = 0; i < shard_names_.size(); ++i) {
      const std::string first = i < first_forms_.size() ? quote(forms_[first_forms_[i]].text) : "null";
      bytes += fmt::format("{}[{},\"{}\"]", i == 0 ? "" : ",\n", first, shard_names_[i]);
    }
    bytes += fmt::format("],\n\"texts_in_file\":{},\n\"texts\":[", records_in_file_);
    for (size_t i = 0; i < record_names_.size(); ++i)
      bytes += fmt::format("{}\"{}\"", i == 0 ? "" : ",", record_names_[i]);
    bytes += "]}\n";
    files_.push_back({"index.json", std::move(bytes), {}});
    files_.back().digest = digest_of(files_.back().bytes);
  }

  // What a file says is in its name: a browser may keep it for good, and never takes an old one for a new
  // one.
  std::string add_file(std::string_view folder, std::string bytes) {
    const Digest digest = digest_of(bytes);
    std::string name = digest.hex().substr(0, 12);
    std::string path = fmt::format("{}/{}.json", folder, name);
    // Two words that stand in the same texts may share one.
    if (names_.insert(path).second) files_.push_back({std::move(path), std::move(bytes), digest});
    return name;
  }

  std::vector<IndexedText> texts_;
  const WordList& list_;
  size_t records_in_file_ = 0;
  std::vector<uint32_t> term_of_word_;
  std::vector<Form> forms_;  // sorted
  std::vector<Term> terms_;
  std::vector<std::vector<size_t>> shards_;  // their terms; the heavy ones at the end
  std::vector<size_t> first_forms_;          // of each shard but the heavy ones
  std::vector<std::string> shard_names_;
  std::vector<std::string> record_names_;
  std::unordered_set<std::string> names_;
  std::vector<IndexFile> files_;
};

}  // namespace

std::vector<IndexFile> write_search_index(std::vector<IndexedText> texts, const WordList& list) {
  return IndexWriter(std::move(texts), list).write();
}

}  // namespace gazette
