// The paths of somebody who has keys and no mouse: skip link, menus, everything that can be reached on each kind
// of page, boxes that scroll, search.
import { load_page, open_page } from "./browser.mjs";
import { find_pages } from "./find_pages.mjs";

// From the top of one page, past the menus; then, where the skip link leads, in the text of each kind.
const most_stops = 25;
const most_in_text = 15;

// Where the focus is: can it be seen, and does anything lie over it? Runs in the browser.
function describe_focus() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const line = element.getClientRects()[0] ?? box;  // a link may go on in the next line
  const x = Math.min(Math.max(line.left + Math.min(line.width / 2, 20), 0), innerWidth - 1);
  const y = Math.min(Math.max(line.top + Math.min(line.height / 2, 10), 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  element._stop ??= ++window._stops || (window._stops = 1);
  return {
    stop: element._stop,
    html: element.outerHTML.slice(0, 100).replace(/\s+/g, " "),
    has_ring: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
    is_in_view: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 &&
      box.left < innerWidth,
    covered_by: !top || element.contains(top) || top.contains(element) ? null : top.outerHTML.slice(0, 60),
  };
}

function complain_of(focus) {
  if (!focus.has_ring) return "the focus can't be seen";
  if (!focus.is_in_view) return "the focus is outside the window";
  return focus.covered_by ? `${focus.covered_by} lies over the focus` : null;
}

// The first stop leads past the menu, and the next one is in the text.
async function check_skip_link(page, say) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(describe_focus);
  if (!/class="skip"/.test(first?.html ?? "")) say("the first stop isn't the skip link");
  else if (complain_of(first)) say(`the skip link: ${complain_of(first)}`);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const is_past_menu = await page.evaluate(() => {
    const main = document.querySelector("main");
    const at = document.activeElement;
    return main.contains(at) || Boolean(main.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  if (!is_past_menu) say("after the skip link the focus is still before the text");
}

// Tab reaches one thing after the other, in the order of the text, and leads out again. `is_from_top`: the page was just
// loaded; else the focus is on the first stop in the text.
async function walk_page(page, is_from_top, say, counts) {
  const most = is_from_top ? most_stops : most_in_text;
  const seen = new Set();
  if (is_from_top) await page.keyboard.press("Tab");
  for (; seen.size < most; await page.keyboard.press("Tab")) {
    const focus = await page.evaluate(describe_focus);
    if (!focus || seen.has(focus.stop)) break;
    seen.add(focus.stop);
    counts.stops += 1;
    const complaint = complain_of(focus);
    if (complaint) say(`${complaint}: ${focus.html}`);
  }
  const reachable = await page.evaluate((is_from_top) => {
    const main = document.querySelector("main");
    const is_meant = (element) => is_from_top || main.contains(element) ||
      Boolean(main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
      .filter((element) => is_meant(element) && element.checkVisibility({ visibilityProperty: true }) && !element.disabled)
      .length;
  }, is_from_top);
  if (seen.size < Math.min(reachable, most)) say(`Tab reaches ${seen.size} of ${reachable} things`);
}

// A menu opens and closes with keys, and Tab goes into it.
async function check_menus(page, say, counts) {
  for (const summary of await page.locator("header summary:visible").all()) {
    counts.menus += 1;
    const is_open = () => summary.evaluate((element) => element.parentElement.open);
    await summary.focus();
    const before = await is_open();
    await page.keyboard.press("Enter");
    if (await is_open() === before) say("Enter doesn't open the menu");
    if (!await is_open()) await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const is_inside = await summary.evaluate((element) => element.parentElement.contains(document.activeElement));
    if (!is_inside) say("Tab doesn't go into the open menu");
    await summary.focus();
    await page.keyboard.press("Space");
    if (await is_open()) say("Space doesn't close the menu");
  }
}

async function check_scrollers(page, say, counts) {
  for (const box of await page.locator("[tabindex='0']:visible").all()) {
    const room = await box.evaluate((element) => element.scrollWidth - element.clientWidth);
    if (room < 20) continue;
    counts.scrollers += 1;
    await box.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(150);
    if (await box.evaluate((element) => element.scrollLeft) === 0)
      say(`an arrow key doesn't scroll ${await box.evaluate((element) => element.outerHTML.slice(0, 80))}`);
    return;
  }
}

// From the box in the header to a result, or visibly skipped where the site has no search.
async function check_search(page, site, say, counts) {
  const trouble = await load_page(page, site, "");
  const box = page.locator("input[type=search]:visible").first();
  if (await box.count() === 0) return;
  await box.focus();
  await page.keyboard.type("benchmark");
  await page.keyboard.press("Enter");
  await page.waitForURL(/[?&]q=benchmark/);
  const result = page.locator("main ol a:visible").first();
  await result.waitFor().catch(() => say("search", "no result for “benchmark”"));
  await result.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !/[?&]q=/.test(url.href)).catch(() => say("search", "a result can't be opened"));
  for (const what of [...trouble, ...page.trouble]) say("search", what);
  counts.searches += 1;
}

export async function check_keyboard(browser, site, kinds, say) {
  const counts = { pages: 0, stops: 0, menus: 0, scrollers: 0, searches: 0 };
  const pages_of = [...find_pages(site.folder)].filter(([kind]) => kind !== "redirect" && kinds.includes(kind));
  await Promise.all([320, 1280].map(async (width) => {
    const page = await open_page(browser, { viewport: { width, height: 720 } });
    for (const [kind, pages] of pages_of) {
      const complain = (what) => say(`keyboard at ${width} pixels, ${kind} /${pages[0].url}`, what);
      await load_page(page, site, pages[0].url);
      await check_skip_link(page, complain);
      await walk_page(page, false, complain, counts);
      if (kind === "home") {
        await load_page(page, site, pages[0].url);
        await walk_page(page, true, complain, counts);
      }
      await check_menus(page, complain, counts);
      await check_scrollers(page, complain, counts);
      counts.pages += 1;
    }
    await check_search(page, site, say, counts);
    await page.context().close();
  }));
  return counts;
}
