// Which pages a built site has, by their kind: `data-kind` of <body>.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

// kind -> [{ url, size, direction, parts, has_scripts }], the largest first. `parts`: the classes of its elements
export function find_pages(folder) {
  const kinds = new Map();
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    if (!name.endsWith(".html")) continue;
    const html = readFileSync(path.join(folder, name), "utf8");
    const kind = /<body\b[^>]* data-kind="([a-z_]+)"/.exec(html)?.[1];
    if (!kind) throw new Error(`${name} doesn't say its kind in <body data-kind="…">`);
    const direction = /<html\b[^>]* dir="([a-z]+)"/.exec(html)?.[1] ?? "ltr";
    const url = name.split(path.sep).join("/").replace(/(^|\/)index\.html$/, "$1");
    if (!kinds.has(kind)) kinds.set(kind, []);
    const parts = new Set(Array.from(html.matchAll(/ (?:class|role)="([^"]+)"/g), (found) => found[1]));
    kinds.get(kind).push({ url, size: html.length, direction, parts, has_scripts: html.includes("<script") });
  }
  for (const pages of kinds.values()) pages.sort((a, b) => b.size - a.size || (a.url < b.url ? -1 : 1));
  return kinds;
}

// The kinds that the theme can draw.
export function kinds_of_theme(theme) {
  return readdirSync(path.join(theme, "templates"))
    .filter((name) => name.endsWith(".html") && name !== "layout.html")
    .map((name) => name.slice(0, -".html".length))
    .sort();
}
