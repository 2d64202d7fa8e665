// What a first question costs a reader of a built site: measure_search.mjs SITE [--pagefind FOLDER].
// Of our index with the script that readers use; of Pagefind's with its own, from the folder that it wrote for the site.
// Bytes are as a web server sends them: compressed with gzip where that makes them smaller.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [site, ...options] = process.argv.slice(2);
const pagefind = options[0] === "--pagefind" ? options[1] : null;
const assets = join(dirname(fileURLToPath(import.meta.url)), "../../themes/gazette/assets");
const shown = 10;

const sent = (bytes) => Math.min(bytes.length, gzipSync(bytes, { level: 6 }).length);

function sizes(folder) {
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    ++files;
    bytes += statSync(join(entry.parentPath ?? entry.path, entry.name)).size;
  }
  return { files, bytes };
}

// Words that many, some and few texts have, taken from the site itself: the same for every run and for both indexes.
function chooseQuestions() {
  const pages = readdirSync(site, { recursive: true }).filter((name) => name.endsWith("index.html") && !name.startsWith("search")).sort();
  const counts = new Map();
  const languageOf = (html) => /<html lang="([^"]*)"/.exec(html)?.[1];
  const own = languageOf(readFileSync(join(site, "index.html"), "utf8"));
  const step = Math.max(1, Math.floor(pages.length / 300));
  for (let i = 0; i < pages.length; i += step) {
    const html = readFileSync(join(site, pages[i]), "utf8");
    if (languageOf(html) !== own) continue;
    const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1].replace(/<[^>]*>/g, " ") ?? "";
    for (const word of new Set(main.toLowerCase().match(/\b[a-z]{5,14}\b/g))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  const at = (share) => words[Math.min(words.length - 1, Math.floor(words.length * share))];
  if (words.length < 10) throw new Error(`${site} has too few words to ask for`);
  const common = [0.002, 0.01, 0.03, 0.08].map(at);
  const rare = [0.2, 0.4, 0.6, 0.9].map(at);
  return [...common, ...rare, `${common[0]} ${common[1]}`, `${common[1]} ${rare[0]}`, `${common[0]} ${common[2]} ${rare[1]}`];
}

async function askOurs(question) {
  const text = readFileSync(join(assets, "search-index.js"), "utf8");
  const { SearchIndex } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  let bytes = sent(Buffer.from(text)) + sent(readFileSync(join(assets, "search.js")));
  let files = 2;
  const index = new SearchIndex(async (name) => {
    const file = readFileSync(join(site, "search", name));
    bytes += sent(file);
    ++files;
    return JSON.parse(file);
  }, "en");
  await index.open();
  const { hits } = await index.find(`${question} `, {});
  for (const hit of hits.slice(0, shown)) await index.record(hit.text);
  return { bytes, files, hits: hits.length };
}

// Pagefind runs in browsers: what it fetches is answered from its folder, and counted.
async function askPagefind(question) {
  const base = "https://site.example/pagefind/";
  let bytes = 0;
  let files = 0;
  const read = (path) => {
    const file = readFileSync(join(pagefind, path));
    bytes += sent(file);
    ++files;
    return file;
  };
  read("pagefind.js");
  globalThis.fetch = async (url) => {
    const path = String(url).replace(/^.*\/pagefind\//, "").replace(/\?.*/, "");
    if (!existsSync(join(pagefind, path))) return new Response("", { status: 404 });
    return new Response(read(path), { status: 200, headers: { "content-type": path.endsWith("json") ? "application/json" : "application/wasm" } });
  };
  globalThis.document ??= { querySelector: () => ({ getAttribute: () => "en" }), currentScript: null };
  globalThis.window ??= globalThis;
  globalThis.location ??= new URL("https://site.example/");
  const engine = await import(`${pathToFileURL(join(pagefind, "pagefind.js"))}?${encodeURIComponent(question)}`);
  await engine.options({ basePath: base });
  await engine.init();
  const { results } = await engine.search(question);
  for (const result of results.slice(0, shown)) await result.data();
  return { bytes, files, hits: results.length };
}

function tell(name, answers, size) {
  const bytes = answers.map((answer) => answer.bytes).sort((a, b) => a - b);
  const kilobytes = (value) => `${(value / 1000).toFixed(1)} KB`;
  console.log(`${name}: ${size.files} files, ${(size.bytes / 1e6).toFixed(1)} MB; a first question costs ${kilobytes(bytes[0])} to ` +
    `${kilobytes(bytes.at(-1))}, in the middle ${kilobytes(bytes[bytes.length >> 1])}`);
}

const questions = chooseQuestions();
const ours = [];
for (const question of questions) ours.push(await askOurs(question));
tell("gazette", ours, sizes(join(site, "search")));
let theirs = null;
if (pagefind) {
  theirs = [];
  for (const question of questions) theirs.push(await askPagefind(question));
  tell("pagefind", theirs, sizes(pagefind));
}
questions.forEach((question, i) => {
  const pair = (answer) => `${answer.bytes} bytes, ${answer.files} files, ${answer.hits} hits`;
  console.log(`  ${question}: ${pair(ours[i])}${theirs ? `; pagefind ${pair(theirs[i])}` : ""}`);
});
const limit = 100_000;
const most = Math.max(...ours.map((answer) => answer.bytes));
if (most > limit) {
  console.log(`above the limit of ${limit} bytes`);
  process.exit(1);
}
