// The checks themselves are checked: on a page with every fault, each of them must speak.
import { load_page, open_page, run_axe } from "./browser.mjs";
import { find_broken_years, find_clipped_text, find_overflow, find_squeezed_text } from "./layout_rules.mjs";

export const faulty_page = "_faulty.html";
export const faulty_html = `<!DOCTYPE html><html lang="en"><head><title>Faults</title><meta charset="utf-8">
<link rel="icon" href="assets/icon.svg"></head>
<body data-kind="page"><main><h1>Faults</h1><p style="color: #999">Inline style</p><img src="lost.png">
<img src="https://elsewhere.example/a.png" alt="foreign"><script>document.title = "inline";</script>
<svg width="900" height="10"></svg><p id="thin">Letters in one column</p><p id="cut">One<br>two<br>three</p>
<p id="year"><a href="#thin">2024-25</a></p></main></body></html>`;

const expected = [
  ["the policy forbids an inline style", /the policy forbids: .*style-src/],
  ["the policy forbids an inline script", /the policy forbids: .*script-src/],
  ["the policy forbids another host's picture", /the policy forbids: .*elsewhere\.example/],
  ["the console is read", /console: /],
  ["axe sees a picture without a text", /axe image-alt/],
  ["a page that scrolls sideways is seen", /scrolls sideways/],
  ["a text that is cut off is seen", /cuts off its text/],
  ["a text that is squeezed is seen", /is squeezed/],
  ["a school year on two lines is seen", /stands on two lines/],
  ["a lost file is seen", /status of 404/],
];

export async function check_detectors(browser, site, say) {
  const page = await open_page(browser);
  const found = await load_page(page, site, faulty_page);
  // Reports come after the page.
  for (let wait = 0; wait < 50 && site.reports.length < 3; ++wait) await page.waitForTimeout(100);
  found.push(...page.trouble, ...site.reports.map((report) => `the policy forbids: ${report}`));
  await page.evaluate(() => document.getElementById("cut").style.setProperty("overflow", "hidden"));
  await page.evaluate(() => document.getElementById("cut").style.setProperty("height", "20px"));
  await page.evaluate(() => document.getElementById("thin").style.setProperty("width", "10px"));
  await page.evaluate(() => document.getElementById("year").style.setProperty("width", "45px"));
  found.push(...await page.evaluate(find_broken_years));
  found.push(...await page.evaluate(find_overflow), ...await page.evaluate(find_clipped_text));
  found.push(...await page.evaluate(find_squeezed_text));
  found.push(...(await run_axe(page)).violations);
  for (const [name, pattern] of expected)
    if (!found.some((what) => pattern.test(what))) say("the checks themselves", `not true: ${name}`);
  await page.context().close();
  site.reports.length = 0;
  site.not_found.length = 0;
  return expected.length;
}
