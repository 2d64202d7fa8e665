// The page of results. All words come from the page itself; results are made node by node, never as markup.
import { EarlierIndex, SearchIndex, readWords } from "./search-index.js";

const page = document.getElementById("search");
const form = document.getElementById("search-form");
const status = document.getElementById("search-status");
const heading = document.getElementById("search-heading");
const list = document.getElementById("search-results");
const more = document.getElementById("search-more");

const root = new URL(page.dataset.root, document.baseURI);
const atOnce = 10;
// How many bytes of pages are asked for to quote them, at each showing of results.
const quoteBudget = 20000;

const load = (folder) => async (name) => {
  const answer = await fetch(new URL(folder + name, document.baseURI), name === "index.json" ? { cache: "no-cache" } : {});
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
};
const opened = new Map();
function open(isEarlier) {
  const folder = page.dataset.index + (isEarlier ? "earlier/" : "");
  if (!opened.has(folder)) {
    const Index = isEarlier ? EarlierIndex : SearchIndex;
    const index = new Index(load(folder), document.documentElement.lang.split("-")[0]);
    opened.set(folder, index.open().then(() => index));
  }
  return opened.get(folder);
}

const fill = (text, ...values) => text.replace(/\{(\d?)\}/g, (_, place) => values[Number(place || 0)] ?? "");
const labelOf = (name, value) =>
  value && [...(form.elements[name]?.options || [])].find((option) => option.value === value)?.text || "";

/** Puts a text into an element, with the words to mark marked. */
function putMarked(element, text, forms) {
  let at = 0;
  for (const { word, begin, end } of readWords(text)) {
    if (!forms.has(word)) continue;
    element.append(text.slice(at, begin));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(begin, end);
    element.append(mark);
    at = end;
  }
  element.append(text.slice(at));
}

const headings = "h2, h3, h4";
const blocks = "p, li, dd, td, caption";
const leftOut = "nav, form, .visually-hidden, .kicker, .dateline, .banner, .search-skip";

/** The passage of a page that says most of what was asked, and the section it stands in. */
function findPassage(html, anchor, forms) {
  const main = new DOMParser().parseFromString(html, "text/html").querySelector("main");
  const count = (text) => new Set(readWords(text).map(({ word }) => word).filter((word) => forms.has(word))).size;
  let best = { weight: 0, text: "", section: "" };
  let section = "";
  let inHeading = 0;
  let isInside = anchor === "";
  for (const element of main ? main.querySelectorAll(`${headings}, ${blocks}`) : []) {
    if (element.closest(leftOut)) continue;
    if (element.matches(headings)) {
      if (element.id) section = element.id;
      if (anchor && element.tagName === "H2") isInside = element.id === anchor;
      inHeading = count(element.textContent);
      continue;
    }
    if (!isInside || element.querySelector(blocks)) continue;
    const text = element.textContent.replace(/\s+/g, " ").trim();
    const own = count(text);
    // Sentences rather than labels.
    const weight = own + inHeading / 2 + (text.length > 50 ? 1 : 0);
    if (own > 0 && weight > best.weight) best = { weight, text, section };
  }
  return best;
}

/** About 220 letters around the first word found. */
function cut(text, forms) {
  const most = 220;
  if (text.length <= most) return text;
  const first = readWords(text).find(({ word }) => forms.has(word));
  let begin = Math.max(0, (first ? first.begin : 0) - 80);
  if (begin > 0) begin = text.indexOf(" ", begin) + 1;
  const end = begin + most >= text.length ? text.length : text.lastIndexOf(" ", begin + most);
  return (begin > 0 ? "… " : "") + text.slice(begin, end) + (end < text.length ? " …" : "");
}

function makeItem({ record, group, others }, forms) {
  const item = document.createElement("li");
  const title = document.createElement("h3");
  const link = document.createElement("a");
  link.href = new URL(record.address, root).href;
  putMarked(link, record.title, forms);
  title.append(link);
  const place = document.createElement("p");
  place.className = "search-place";
  const edition = record.edition ? fill(page.dataset.version, record.edition) : page.dataset.current;
  place.textContent = [labelOf("kind", group.kind), labelOf("district", group.district), group.year, edition]
    .filter(Boolean)
    .join(" · ");
  const passage = document.createElement("p");
  passage.className = "search-passage";
  putMarked(passage, record.summary, forms);
  item.append(title, place, passage);
  if (others > 0) {
    const also = document.createElement("p");
    also.className = "search-place";
    also.textContent = fill(others === 1 ? page.dataset.alsoOne : page.dataset.also, others);
    item.append(also);
  }
  return { item, link, passage, record };
}

/** A page that doesn't come, as when the reader goes on meanwhile, leaves its result with the line of the index. */
async function fetchPage(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return { html: "", size: 0 };
    const html = await answer.text();
    return { html, size: Number(answer.headers.get("content-length")) || html.length / 4 };
  } catch {
    return { html: "", size: 0 };
  }
}

async function quote(made, forms) {
  let spent = 0;
  for (const { link, passage, record } of made) {
    if (spent > quoteBudget) return;
    const [address, anchor = ""] = record.address.split("#");
    const { html, size } = await fetchPage(new URL(address, root));
    if (!html) continue;
    spent += size;
    const { text, section } = findPassage(html, anchor, forms);
    if (!text) continue;
    passage.replaceChildren();
    putMarked(passage, cut(text, forms), forms);
    if (section && !anchor) link.hash = section;
  }
}

/** Old versions of one document stand together: the newest that answers best, and how many others do. */
async function gather(hits, wanted) {
  const shown = [];
  const byDocument = new Map();
  for (const { index, text, group } of hits) {
    const record = await index.record(text);
    const known = record.document && byDocument.get(record.document);
    if (known) {
      ++known.others;
      continue;
    }
    if (shown.length === wanted) break;
    const result = { record, group, others: 0 };
    if (record.document) byDocument.set(record.document, result);
    shown.push(result);
  }
  return shown;
}

let asked = 0;

async function answer(moveFocus) {
  const turn = ++asked;
  const parameters = new URLSearchParams(location.search);
  const question = (parameters.get("q") || "").trim();
  for (const name of ["q", "kind", "district", "year"])
    if (form.elements[name]) form.elements[name].value = parameters.get(name) || "";
  if (form.elements.earlier) form.elements.earlier.checked = parameters.has("earlier");
  list.replaceChildren();
  more.hidden = true;
  heading.hidden = question === "";
  status.textContent = question === "" ? "" : page.dataset.searching;
  if (question === "") return;
  const filter = Object.fromEntries(["kind", "district", "year"].map((name) => [name, parameters.get(name)]));
  try {
    const index = await open(parameters.has("earlier"));
    const { hits, forms, words } = await index.find(question, filter);
    if (turn !== asked) return;
    if (words.length === 0) {
      status.textContent = page.dataset.common;
      return;
    }
    const texts =
      hits.length === 0 ? page.dataset.none : hits.length === 1 ? page.dataset.one : page.dataset.other;
    status.textContent = fill(texts, hits.length.toLocaleString(document.documentElement.lang), question);
    let shown = 0;
    const show = async (focusFirst) => {
      const results = (await gather(hits, shown + atOnce)).slice(shown);
      if (turn !== asked) return;
      const made = results.map((result) => makeItem(result, forms));
      list.append(...made.map(({ item }) => item));
      shown += made.length;
      more.hidden = made.length < atOnce;
      if (focusFirst) made[0]?.link.focus();
      await quote(made, forms);
    };
    more.onclick = () => show(true);
    if (moveFocus) heading.focus();
    await show(false);
  } catch (failure) {
    opened.clear();
    if (turn === asked && list.childElementCount === 0) status.textContent = page.dataset.failed;
    console.warn(failure);
  }
}

function ask() {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) parameters.append(name, value);
  history.pushState(null, "", parameters.size > 0 ? `?${parameters}` : location.pathname);
  answer(true);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
addEventListener("popstate", () => answer(false));
document.getElementById("search-needs").hidden = false;
answer(false);
