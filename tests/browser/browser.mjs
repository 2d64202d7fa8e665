// One Chromium for all checks, and pages that remember what went wrong in them.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const axe_source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export async function launch_browser() {
  if (!process.env.GAZETTE_CHROMIUM) throw new Error("GAZETTE_CHROMIUM must name the browser, as check_browser.sh does");
  const { chromium } = require("playwright-core");
  return chromium.launch({
    executablePath: process.env.GAZETTE_CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

// A page whose `trouble` lists errors of the console, of scripts, failed and foreign requests since it was opened.
export async function open_page(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  page.trouble = [];
  page.origin = null;
  const add = (what) => page.trouble.push(what);
  page.on("console", (message) => {
    const is_lost_page = /status of 404/.test(message.text()) && message.location().url === page.url();
    if (["error", "warning"].includes(message.type()) && !is_lost_page) add(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => add(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(page.origin)) add(`a request to another host: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") add(`request failed: ${request.url()}`);
  });
  return page;
}

// Goes to the address and gives what went wrong while the page loaded, with the policy's reports.
export async function load_page(page, site, url) {
  page.trouble.length = 0;
  page.origin = site.origin;
  const reports_before = site.reports.length;
  const answer = await page.goto(url.startsWith("http") ? url : site.url(url), { waitUntil: "load" });
  const trouble = [...page.trouble];
  if (!answer.ok()) trouble.push(`the server answers ${answer.status()}`);
  for (const report of site.reports.slice(reports_before)) trouble.push(`the policy forbids: ${report}`);
  return trouble;
}

const all_rules = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "label-content-name-mismatch": { enabled: true } },  // axe calls it an experiment
};

// axe's violations as texts, and the names of rules that it leaves to a person. `asks`: these rules alone.
export async function run_axe(page, asks = null) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe_source);
  const found = await page.evaluate((which) => axe.run(document, {
    ...which,
    preload: false,  // it would write a style into the page, which the policy forbids
    resultTypes: ["violations", "incomplete"],
  }), asks ? { runOnly: { type: "rule", values: asks } } : all_rules);
  const first_node = (rule) => rule.nodes[0];
  const tell = (rule) => `axe ${rule.id} (${rule.nodes.length}): ${rule.help}: ` +
    `${first_node(rule).html.slice(0, 160)} ${first_node(rule).failureSummary ?? ""}`.replace(/\s+/g, " ");
  return { violations: found.violations.map(tell), undecided: found.incomplete.map((rule) => rule.id) };
}
