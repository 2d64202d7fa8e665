// Asks the search index (generator/search/FORMAT.md): which texts answer a question, best first. Knows nothing
// of pages; `load` gives it the index's files, so that tests run it without a browser.

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const digitOf = new Map([...alphabet].map((letter, value) => [letter, value]));

/** Words as the index compares them: no case, no accents, compatible forms made one. */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toUpperCase().toLowerCase().replace(/ς/g, "σ");
}

/** The words of a text with their places. Numbers keep the points between their digits. */
export function readWords(text) {
  return [...text.matchAll(/(?:[\p{L}\p{M}\p{N}]|(?<=[0-9])\.(?=[0-9]))+/gu)].map((match) => ({
    word: fold(match[0]),
    begin: match.index,
    end: match.index + match[0].length,
  }));
}

/** Calls take(text, strength, isInTitle) for each text that holds a term; returns how many there are. */
export function readPostings(letters, take) {
  let at = 0;
  let text = 0;
  let count = 0;
  const number = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 32) {
      const digit = digitOf.get(letters[at++]);
      value += (digit % 32) * shift;
      if (digit < 32) return value;
    }
  };
  while (at < letters.length) {
    text += number();
    const flags = digitOf.get(letters[at++]);
    const size = flags >= 32 ? number() + 2 : 1;
    for (let i = 0; i < size; ++i, ++count) take(text++, flags % 16, flags % 32 >= 16);
  }
  return count;
}

const exactFactor = 4;
const nearFactor = 2;
const titleBonus = 6;
const yearBonus = 1.5;
const mostWeighed = 20;
const mostPrefixTerms = 48;
const mostFurtherFiles = 2;

/** What several indexes found of one question, together. */
async function rank(found) {
  const hits = found.flatMap((part) => part.hits).map((hit, order) => ({ ...hit, order }));
  const words = found[0]?.words ?? [];
  const formsOfWords = words.map((_, i) => new Set(found.flatMap((part) => [...part.formsOfWords[i]])));
  const byScore = (a, b) => b.score - a.score || a.order - b.order;
  hits.sort(byScore);
  await weighTitles(hits.slice(0, mostWeighed), formsOfWords);
  hits.sort(byScore);
  return { hits, forms: new Set(formsOfWords.flatMap((forms) => [...forms])), words };
}

/**
 * Of the best, those go first whose titles say what was asked for and little else. Where a text belongs
 * counts as said ("harbor falls plan 2024-25" is a plan of that year in that district), and its summary.
 */
async function weighTitles(hits, formsOfWords) {
  await Promise.all(
    hits.map(async (hit) => {
      const wordsOf = (text) =>
        readWords(text).map(({ word }) => word).filter((word) => !hit.index.stopWords.has(word));
      const record = await hit.index.record(hit.text);
      const title = new Set(wordsOf(record.title));
      const place = new Set(wordsOf(`${hit.group.kind} ${record.address} ${record.summary}`));
      const has = (words) => (forms) => [...forms].some((form) => words.has(form));
      const inTitle = formsOfWords.filter(has(title)).length;
      const said = formsOfWords.filter((forms) => has(title)(forms) || has(place)(forms)).length;
      const share = (said * said) / (formsOfWords.length * formsOfWords.length);
      const aim = 0.3 + (0.7 * inTitle) / Math.max(1, title.size);
      hit.score = Math.floor(hit.score * (1 + 1.5 * share * aim));
    }),
  );
}

export class SearchIndex {
  /** `load(name)`: the parsed file of the index, such as "index.json". `language`: of who asks. */
  constructor(load, language = "en") {
    this.load = load;
    this.language = language;
    this.files = new Map();
  }

  async open() {
    this.root = await this.load("index.json");
    if (this.root.format !== 1) throw new Error("unknown format of the search index");
    const years = [...new Set(this.root.groups.map(([, , year]) => year))].filter(Boolean).sort().reverse();
    let end = 0;
    this.groups = this.root.groups.map(([kind, district, year, boost, count]) => {
      const age = year ? Math.min(years.indexOf(year), 5) : 0;
      end += count;
      return { kind, district, year, weight: boost * (100 - 8 * age), begin: end - count, end };
    });
    this.stopWords = new Set((this.root.stop_words[this.language] || "").split(" "));
  }

  file(name) {
    if (!this.files.has(name)) this.files.set(name, this.load(name));
    return this.files.get(name);
  }

  shard(number) {
    return this.file(`words/${this.root.words[number][1]}.json`);
  }

  /** The last shard that begins at or before the word. */
  shardOf(word) {
    let low = 0;
    let high = this.root.words.findIndex(([first]) => first === null);
    if (high < 0) high = this.root.words.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      // As bytes are compared; in JavaScript, < goes by units of UTF-16, which differs beyond the first plane.
      if (this.root.words[middle][0] <= word) low = middle;
      else high = middle;
    }
    return low;
  }

  /** What a word of the question stands for: terms with how near they are, and the forms to mark. */
  async termsOf(word, isPrefix) {
    const found = new Map();
    const forms = new Set();
    const furtherFiles = new Set();
    const first = this.shardOf(word);
    const all = [];
    for (let number = first; number < this.root.words.length; ++number) {
      const start = this.root.words[number][0];
      if (number > first && !(isPrefix && start !== null && start.startsWith(word) && number < first + 3)) break;
      const shard = await this.shard(number);
      for (const [form, ...places] of shard.words) all.push({ form, number, places });
    }
    const add = (entry, factor) => {
      for (const place of entry.places) {
        const [file, position] = Array.isArray(place) ? place : [entry.number, place];
        const isFar = file !== entry.number;
        if (isFar && factor < exactFactor) {
          if (furtherFiles.size >= mostFurtherFiles && !furtherFiles.has(file)) continue;
          furtherFiles.add(file);
        }
        const key = `${file}:${position}`;
        const before = found.get(key);
        if (!before || before.factor < factor) found.set(key, { file, position, factor });
      }
      forms.add(entry.form);
    };
    const exact = all.filter((entry) => entry.form === word);
    for (const entry of exact) add(entry, exactFactor);
    if (isPrefix && word.length > 1) {
      for (const entry of all) {
        if (found.size >= mostPrefixTerms) break;
        if (entry.form.startsWith(word) && entry.form !== word) add(entry, nearFactor);
      }
    }
    if (found.size === 0 && word.length > 4) {
      // A form that no page has: those that begin in the same way, the longer the better.
      const shared = (form) => {
        let length = 0;
        while (length < form.length && form[length] === word[length]) ++length;
        return length;
      };
      const best = Math.max(0, ...all.map((entry) => shared(entry.form)));
      if (best >= Math.max(4, word.length - 3)) {
        for (const entry of all) if (shared(entry.form) === best) add(entry, nearFactor);
      }
    }
    // All forms of a term are marked.
    for (const entry of all) {
      const isFound = entry.places.some((place) => {
        const [file, position] = Array.isArray(place) ? place : [entry.number, place];
        return found.get(`${file}:${position}`)?.factor === exactFactor;
      });
      if (isFound) forms.add(entry.form);
    }
    return { terms: [...found.values()], forms };
  }

  wordsOf(question) {
    const words = readWords(question).map(({ word }) => word);
    const telling = words.filter((word) => !this.stopWords.has(word));
    const last = words.at(-1);
    const isOpen = /[\p{L}\p{M}\p{N}]$/u.test(question) && telling.at(-1) === last;
    return [...new Set(telling)].map((word) => ({ word, isPrefix: isOpen && word === last }));
  }

  /**
   * {hits, best first: {index, text, group}; forms: words to mark; words}. A hit's record is
   * hit.index.record(hit.text). `filter`: kind, district, year; each may be empty.
   */
  async find(question, filter = {}) {
    return rank([await this.collect(question, filter)]);
  }

  /** The hits, in the order of the texts, with the forms of each word. */
  async collect(question, filter) {
    const words = this.wordsOf(question);
    const count = this.root.count;
    const totals = new Float64Array(count);
    const matched = new Uint8Array(count);
    const found = await Promise.all(words.map(({ word, isPrefix }) => this.termsOf(word, isPrefix)));
    for (const { terms } of found) {
      const best = new Map();
      const lists = await Promise.all(terms.map((term) => this.shard(term.file)));
      terms.forEach((term, i) => {
        const letters = lists[i].texts[term.position];
        const holders = readPostings(letters, () => {});
        const rarity = Math.round(16 * Math.log2(1 + count / holders));
        readPostings(letters, (text, strength, isInTitle) => {
          const score = rarity * (strength + (isInTitle ? titleBonus : 0)) * term.factor;
          if (score > (best.get(text) || 0)) best.set(text, score);
        });
      });
      for (const [text, score] of best) {
        totals[text] += score;
        ++matched[text];
      }
    }
    const hits = [];
    const year = question.match(/\b\d{4}-\d{2}\b/)?.[0];
    for (const group of this.groups) {
      if (filter.kind && filter.kind !== group.kind) continue;
      if (filter.district && filter.district !== group.district) continue;
      if (filter.year && filter.year !== group.year) continue;
      const weight = year && group.year ? group.weight * (year === group.year ? yearBonus : 0.5) : group.weight;
      for (let text = group.begin; text < group.end; ++text) {
        // Half of the words, or it is about something else.
        if (matched[text] === 0 || matched[text] * 2 < words.length) continue;
        const share = (matched[text] * matched[text] * 100) / (words.length * words.length);
        hits.push({ index: this, text, group, score: Math.floor(totals[text] * share * weight) });
      }
    }
    return { hits, formsOfWords: found.map(({ forms }) => forms), words: words.map(({ word }) => word) };
  }

  /** What the index says of a text: address, title, summary, edition, document. */
  async record(text) {
    const size = this.root.texts_in_file;
    const file = await this.file(`texts/${this.root.texts[Math.floor(text / size)]}.json`);
    const [address, title, summary, edition = "", document = ""] = file[text % size];
    return { address, title, summary, edition, document };
  }
}

/** Earlier versions: an index for each year of publication, newest first, asked together. */
export class EarlierIndex {
  /** As of SearchIndex. */
  constructor(load, language = "en") {
    this.load = load;
    this.language = language;
  }

  async open() {
    const { format, years } = await this.load("index.json");
    if (format !== 1) throw new Error("unknown format of the search index");
    this.parts = years.map((year) => new SearchIndex((name) => this.load(`${year}/${name}`), this.language));
    await Promise.all(this.parts.map((part) => part.open()));
  }

  async find(question, filter = {}) {
    return rank(await Promise.all(this.parts.map((part) => part.collect(question, filter))));
  }
}
