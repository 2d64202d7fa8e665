// Asks the index of a built site questions, with the script that readers use: check_search.mjs SITE QUESTIONS
// [--show]. Each must find its page among the first three, and no first answer may cost more than 100 KB.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [site, questionFile, mode] = process.argv.slice(2);
const assets = join(dirname(fileURLToPath(import.meta.url)), "../../themes/gazette/assets");
const asModule = (name) =>
  import(`data:text/javascript,${encodeURIComponent(readFileSync(join(assets, name), "utf8"))}`);
const { EarlierIndex, SearchIndex, fold, readPostings, readWords } = await asModule("search-index.js");

let failures = 0;
function check(isGood, what) {
  if (isGood) return;
  ++failures;
  console.log(`WRONG: ${what}`);
}
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// The client's words are the index's words (tests/unit/base/word_reader_test.cpp says the same of the other).
const words = (text) => readWords(text).map(({ word }) => word);
check(same(words("Co-teach, O'Brien!"), ["co", "teach", "o", "brien"]), "words are split");
check(same(words("603 CMR 2.05(8)(c). 2024-25 v.2 3."), ["603", "cmr", "2.05", "8", "c", "2024", "25", "v", "2", "3"]), "numbers keep points");
check(same(words("École ÉTÉ Straße 学校 Школа"), ["ecole", "ete", "strasse", "学校", "школа"]), "words are folded");
check(fold("ΛΌΓΟΣ") === fold("λόγος"), "both small sigmas are one");
const postings = [];
check(readPostings("DOkBW", (...of) => postings.push(of)) === 2, "two texts");
check(same(postings, [[3, 14, false], [40, 6, true]]), "postings are read");
const run = [];
readPostings("FumB", (text) => run.push(text));
check(run.length === 40 && run[0] === 5 && run[39] === 44, "a run is read");

// `language`: "" is the site's own; another has an index of its own.
function openAt(folder, language) {
  let bytes = 0;
  let files = 0;
  const Index = folder === "earlier" ? EarlierIndex : SearchIndex;
  const index = new Index(async (name) => {
    const file = readFileSync(join(site, language, "search", folder, name));
    bytes += gzipSync(file).length;
    ++files;
    return JSON.parse(file);
  }, language || "en");
  return { index, cost: () => ({ bytes, files }) };
}

async function ask(question, { filter = {}, folder = "", language = "" } = {}) {
  const { index, cost } = openAt(folder, language);
  await index.open();
  const { hits } = await index.find(question, filter);
  const records = [];
  for (const hit of hits.slice(0, 10)) records.push({ ...(await hit.index.record(hit.text)), score: hit.score });
  return { hits, records, ...cost() };
}

let asked = 0;
let firsts = 0;
let most = 0;
const lines = readFileSync(questionFile, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
for (const line of lines) {
  const [asking, ...pages] = line.split("|").map((part) => part.trim());
  const [, language = "", filters, rest] = asking.match(/^(?:([a-z]{2}): )?(?:\[(.*?)\] )?(.*)$/);
  const [kind, district, year] = (filters || "").split(",").map((part) => part.trim());
  const isOpen = rest.endsWith("…");
  const question = isOpen ? rest.slice(0, -1) : `${rest} `;
  const { records, bytes } = await ask(question, { filter: { kind, district, year }, language });
  const place = records.findIndex(({ address }) => pages.includes(address));
  ++asked;
  most = Math.max(most, bytes);
  if (place === 0) ++firsts;
  const told = records.slice(0, 3).map(({ address, score }) => `${address} ${Math.round(score / 1e6)}`);
  check(place >= 0 && place < 3, `"${asking}" doesn't find ${pages[0]} (place ${place + 1}) but ${told.join(", ")}`);
  if (mode === "--show") console.log(`${place + 1}  ${bytes} bytes  ${asking}: ${told.join(", ")}`);
}
const past = (await ask("benchmark coaching ", { folder: "earlier" })).records;
check(past.length > 2 && past.every(({ address, edition }) => edition && address.includes("/versions/")), "earlier versions are found");
check(new Set(past.map(({ edition }) => edition.slice(-4))).size > 1, "earlier versions of several years stand together");
check(past.every(({ score }, i) => i === 0 || score <= past[i - 1].score), "earlier versions stand in the order of their scores");

check(most < 100000, `a first answer costs ${most} bytes`);
console.log(`${asked} questions, ${firsts} answered by the first result; a first answer costs at most ${most} bytes of the index, compressed.`);
if (asked < 50 && mode !== "--few") check(false, "there are fewer than 50 questions");
process.exit(failures === 0 ? 0 : 1);
