// take_screenshots.mjs HEADERS THEME SITE... FOLDER: pictures of the largest page of each kind, KIND-MODE.png, and on
// paper KIND.pdf.
import { readFileSync } from "node:fs";
import path from "node:path";
import { launch_browser, load_page, open_page } from "./browser.mjs";
import { find_pages } from "./find_pages.mjs";
import { modes, set_mode } from "./modes.mjs";
import { read_headers, serve_site, without_refresh } from "./site_server.mjs";

const shown_modes = modes.filter((mode) => ["phone", "desktop", "dark", "print"].includes(mode.name));
const most_height = 12000;  // pixels; a longer page is cut

const [headers_file, , ...rest] = process.argv.slice(2);
const output = rest.pop();
const browser = await launch_browser();
const page = await open_page(browser);
const seen = new Set();
let pictures = 0;
for (const folder of rest) {
  const site = await serve_site(folder, read_headers(readFileSync(headers_file, "utf8")));
  for (const [kind, pages] of find_pages(folder)) {
    if (seen.has(kind)) continue;
    seen.add(kind);
    await load_page(page, site, pages[0].url + (kind === "redirect" ? without_refresh : ""));
    for (const mode of shown_modes) {
      await set_mode(page, mode);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({
        path: path.join(output, `${kind}-${mode.name}.png`),
        fullPage: height <= most_height,
        ...(height > most_height && { clip: { x: 0, y: 0, width: mode.width, height: most_height }, fullPage: true }),
      });
      pictures += 1;
    }
    await page.pdf({ path: path.join(output, `${kind}.pdf`), format: "Letter", preferCSSPageSize: true });
  }
  await site.close();
}
await browser.close();
console.log(`${pictures} pictures and ${seen.size} printed pages of ${seen.size} kinds are in ${output}`);
