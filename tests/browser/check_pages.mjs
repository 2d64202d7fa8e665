// axe and the layout rules on every kind of page in every mode; loads without an error, a foreign request, or a
// report of the policy.
import { load_page, open_page, run_axe } from "./browser.mjs";
import { find_pages } from "./find_pages.mjs";
import { find_layout_faults, list_seen } from "./layout_rules.mjs";
import { modes, set_mode } from "./modes.mjs";
import { without_refresh } from "./site_server.mjs";

const silence = { violations: [], undecided: [] };

// The largest page of each kind that axe reads quickly in all modes; on a phone the largest of all, the smallest, since
// what is empty looks other than what is full, and those that have parts which no larger page of the kind has.
const quick_size = 40000;

function choose_pages(pages) {
  const typical = pages.find((page) => page.size <= quick_size) ?? pages.at(-1);
  const chosen = [{ page: typical, modes }];
  const known = new Set();
  for (const page of pages) {
    const is_new = [...page.parts].some((part) => !known.has(part));
    for (const part of page.parts) known.add(part);
    if (page !== typical && (is_new || page === pages.at(-1))) chosen.push({ page, modes: modes.slice(0, 1) });
  }
  const from_right = pages.find((page) => page.direction === "rtl");
  if (from_right) chosen.push({ page: from_right, modes: modes.slice(0, 3) });
  return chosen;
}

function choose_visits(sites, kinds) {
  const visits = [];
  const seen = new Set();
  for (const site of sites) {
    for (const [kind, pages] of find_pages(site.folder)) {
      if (!kinds.includes(kind) || seen.has(kind)) continue;
      seen.add(kind);
      for (const { page, modes } of choose_pages(pages)) {
        const own = modes.filter((mode) => page.has_scripts || !mode.needs_scripts);
        visits.push({ site, kind, url: page.url, size: page.size, modes: own });
      }
    }
  }
  visits.sort((a, b) => b.size * b.modes.length - a.size * a.modes.length);
  return { visits, seen };
}

async function check_visit(page, visit, say, counts) {
  let loaded = null;
  const asked_of_all = new Set();  // what was seen when axe was asked for all of its rules
  for (const mode of visit.modes) {
    const where = `${visit.kind} /${visit.url} (${mode.name})`;
    const address = visit.kind === "redirect" ? without_refresh : (mode.address ?? "");
    if (loaded !== address) {
      for (const what of await load_page(page, visit.site, visit.url + address)) say(where, what);
      loaded = address;
    }
    await set_mode(page, mode);
    const complaints = await find_layout_faults(page);
    const seen = await page.evaluate(list_seen);
    const asks = mode.is_paper || asked_of_all.has(seen) ? mode.asks : null;
    const axe = mode.style ? silence : await run_axe(page, asks);
    if (!mode.style && !asks) {
      asked_of_all.add(seen);
      counts.in_full += 1;
    }
    for (const what of [...complaints, ...axe.violations]) say(where, what);
    for (const rule of axe.undecided) counts.undecided.add(`${rule} (${visit.kind})`);
    counts.looks += 1;
  }
}

export async function check_pages(browser, sites, kinds, say, workers = 2) {
  const { visits, seen } = choose_visits(sites, kinds);
  for (const kind of kinds) if (!seen.has(kind)) say(kind, "no page of this kind is in the sites that are tested");
  const counts = { kinds: seen.size, pages: visits.length, looks: 0, in_full: 0, undecided: new Set() };
  const queue = [...visits];
  await Promise.all(Array.from({ length: workers }, async () => {
    const page = await open_page(browser);
    while (queue.length > 0) await check_visit(page, queue.shift(), say, counts);
    await page.context().close();
  }));
  return counts;
}
