// run_checks.mjs HEADERS THEME SITE...: all checks of built sites in Chromium. The first site is the demonstration;
// the others have the kinds of pages that it lacks. Ends with a count of what was checked.
import { readFileSync } from "node:fs";
import { launch_browser } from "./browser.mjs";
import { check_detectors, faulty_html, faulty_page } from "./check_detectors.mjs";
import { check_keyboard } from "./check_keyboard.mjs";
import { check_pages } from "./check_pages.mjs";
import { check_questions } from "./check_questions.mjs";
import { find_pages, kinds_of_theme } from "./find_pages.mjs";
import { modes } from "./modes.mjs";
import { read_headers, serve_site } from "./site_server.mjs";

const [headers_file, theme, ...folders] = process.argv.slice(2);
const headers = read_headers(readFileSync(headers_file, "utf8"));
// While one works on a page: BROWSER_KINDS="plan report".
const kinds = process.env.BROWSER_KINDS?.split(" ") ?? kinds_of_theme(theme);

const faults = new Map();  // what -> where, so that a fault of every page is told once
const say = (where, what) => faults.set(what, [...(faults.get(what) ?? []), where]);
const began = Date.now();
const tell = (what) => console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${what}`);

const sites = [];
for (const folder of folders)
  sites.push(await serve_site(folder, headers, { extra_pages: { [faulty_page]: faulty_html } }));
// Code-hosting pages serve a site below a path.
const below_path = await serve_site(folders[0], headers, { base: "/portal/" });
const browser = await launch_browser();

async function run_checks() {
  tell(`${await check_detectors(browser, sites[0], say)} detectors see a page's faults`);
  tell(`${await check_questions(browser, below_path, say)} questions of readers, without scripts, below a path`);
  const keys = await check_keyboard(browser, sites[0], kinds, say);
  tell(`keyboard: ${keys.pages} pages, ${keys.stops} stops, ${keys.menus} menus, ${keys.scrollers} boxes that scroll`);
  if (keys.searches === 0) tell("keyboard: SKIPPED search, this site has none");
  const looks = await check_pages(browser, sites, kinds, say);
  tell(`axe and layout: ${looks.looks} looks at ${looks.pages} pages of ${looks.kinds} of ${kinds.length} kinds, ` +
    `${looks.in_full} of them with all rules, in ${modes.length} modes (${modes.map((mode) => mode.name).join(", ")})`);
  if (looks.undecided.size > 0) tell(`axe leaves to a person: ${[...looks.undecided].sort().join(", ")}`);
}
// What was found is told, even if the browser is lost on the way.
await run_checks().catch((failure) => say("the checks stopped", failure.message.split("\n")[0]));

const from_right = sites.flatMap((site) => [...find_pages(site.folder).values()].flat())
  .filter((page) => page.direction === "rtl");
if (from_right.length === 0) tell("right-to-left: SKIPPED, no page of these sites is");

await browser.close().catch(() => {});
for (const site of [...sites, below_path]) {
  for (const report of site.reports) say("the policy's reports", report);
  for (const address of new Set(site.not_found)) say("not found", address);
  await site.close();
}
for (const [what, where] of faults) {
  console.log(`\n${what}`);
  for (const place of where.slice(0, 8)) console.log(`    ${place}`);
  if (where.length > 8) console.log(`    and ${where.length - 8} more`);
}
console.log(faults.size === 0 ? "No faults." : `\n${faults.size} faults.`);
process.exitCode = faults.size === 0 ? 0 : 1;
