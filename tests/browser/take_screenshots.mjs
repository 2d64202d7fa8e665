// take_screenshots.mjs HEADERS THEME SITE... FOLDER: pictures of the largest page of each kind, KIND-MODE.png, and on
// paper KIND.pdf; in FOLDER/readme those that README.md shows, of the first site, which is the demonstration.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { launch_browser, load_page, open_page } from "./browser.mjs";
import { find_pages } from "./find_pages.mjs";
import { modes, set_mode } from "./modes.mjs";
import { shrink_png } from "./shrink_png.mjs";
import { read_headers, serve_site, without_refresh } from "./site_server.mjs";

const shown_modes = modes.filter((mode) => ["phone", "desktop", "dark", "print"].includes(mode.name));
const most_height = 12000;  // pixels; a longer page is cut
const most_bytes = 120000;  // of a picture in README.md

const shown_in_readme = [
  { name: "home-desktop", url: "", width: 1280, height: 1000 },
  { name: "plan-desktop", url: "districts/harbor-falls/2024-25/", width: 1280, height: 1000 },
  { name: "school-phone", url: "districts/harbor-falls/schools/fisher-street-elementary/", width: 390, height: 1300 },
  { name: "packet-paper", url: "districts/harbor-falls/packets/2025-01-27/", sheet: 2 },
];

const [headers_file, , ...rest] = process.argv.slice(2);
const output = rest.pop();
const browser = await launch_browser();
const page = await open_page(browser);
const seen = new Set();
let pictures = 0;

// A sheet of paper, as poppler draws it.
async function picture_of_sheet(folder, sheet) {
  const pdf = path.join(folder, "sheet.pdf");
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  const number = String(sheet);
  execFileSync("pdftoppm", ["-png", "-r", "80", "-f", number, "-l", number, "-singlefile", pdf, path.join(folder, "sheet")]);
  const png = readFileSync(path.join(folder, "sheet.png"));
  for (const name of ["sheet.pdf", "sheet.png"]) rmSync(path.join(folder, name));
  return png;
}

async function take_readme_pictures(site, folder) {
  mkdirSync(folder, { recursive: true });
  for (const { name, url, width = 720, height = 1000, sheet } of shown_in_readme) {
    await load_page(page, site, url);
    await set_mode(page, { width, height, media: { media: sheet ? "print" : "screen" } });
    const png = shrink_png(sheet ? await picture_of_sheet(folder, sheet) : await page.screenshot());
    if (png.length > most_bytes) throw new Error(`${name}.png has ${png.length} bytes; at most ${most_bytes} go into the repository`);
    writeFileSync(path.join(folder, `${name}.png`), png);
  }
}

for (const folder of rest) {
  const site = await serve_site(folder, read_headers(readFileSync(headers_file, "utf8")));
  if (folder === rest[0]) await take_readme_pictures(site, path.join(output, "readme"));
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
