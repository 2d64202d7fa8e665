// Serves a built site on loopback with the headers that `gazette headers _headers` prints, and keeps what browsers
// report and what they ask for in vain.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg",
  ".pdf": "application/pdf", ".csv": "text/csv; charset=utf-8", ".xml": "application/xml",
  ".atom": "application/atom+xml", ".ics": "text/calendar; charset=utf-8", ".txt": "text/plain; charset=utf-8",
};
const reports_path = "/_reports";
// An address that ends so gets the page as a browser without scripts shows it, so that axe, a script, can look at
// that page too; or a redirect that stays.
export const without_scripts = "?without-scripts";
export const without_refresh = "?without-refresh";

// "Name: value" of each indented line.
export function read_headers(text) {
  const headers = {};
  for (const line of text.split("\n").filter((each) => each.startsWith("  "))) {
    const colon = line.indexOf(":");
    headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
  }
  if (!headers["Content-Security-Policy"]) throw new Error("the headers state no policy");
  return headers;
}

function adapt(bytes, question) {
  if (question === without_refresh) return bytes.toString().replace(/<meta http-equiv="refresh"[^>]*>/, "");
  if (question !== without_scripts) return bytes;
  return bytes.toString().replace(/<script\b.*?<\/script>/gs, "").replace(/<\/?noscript>/g, "");
}

async function read_body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

// `base`: the path below which the site stands; begins and ends with "/". `extra_pages`: path below it -> HTML.
export async function serve_site(folder, headers, { base = "/", extra_pages = {} } = {}) {
  const reports = [];
  const not_found = [];
  const with_reports = { ...headers };
  with_reports["Content-Security-Policy"] += `; report-uri ${reports_path}`;

  async function find_file(below) {
    if (below in extra_pages) return { bytes: extra_pages[below], type: types[".html"] };
    const file = path.join(folder, below.endsWith("/") || below === "" ? `${below}index.html` : below);
    if (!file.startsWith(folder)) return null;
    try {
      return { bytes: await readFile(file), type: types[path.extname(file)] ?? "application/octet-stream" };
    } catch {
      return null;
    }
  }

  const server = createServer(async (request, response) => {
    const asked = new URL(request.url, "http://localhost");
    const address = decodeURIComponent(asked.pathname);
    if (address === reports_path) {
      reports.push(await read_body(request));
      response.writeHead(204).end();
      return;
    }
    const found = address.startsWith(base) ? await find_file(address.slice(base.length)) : null;
    if (!found) not_found.push(address);
    response.writeHead(found ? 200 : 404, { ...with_reports, "Content-Type": found?.type ?? types[".txt"] });
    response.end(found ? adapt(found.bytes, asked.search) : "not found");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    folder, origin, reports, not_found, home: origin + base,
    url: (below) => origin + base + below,
    close: () => new Promise((closed) => { server.closeAllConnections(); server.close(closed); }),
  };
}
