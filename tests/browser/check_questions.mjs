// Questions of readers (questions.json), each answered within three clicks from the home page, without scripts.
import { readFileSync } from "node:fs";
import { load_page, open_page } from "./browser.mjs";

const most_clicks = 3;

export function read_questions() {
  return JSON.parse(readFileSync(new URL("questions.json", import.meta.url), "utf8"));
}

const text_of = (click) => (typeof click === "string" ? click : click.link);

// A click is a link's whole text, or { "link": …, "below": the heading under which it stands }.
function find_link(page, click) {
  const name = text_of(click);
  const links = (place) => place.getByRole("link", { name, exact: true }).filter({ visible: true }).first();
  if (typeof click === "string") return links(page);
  const heading = page.getByRole("heading", { name: click.below, exact: true }).first();
  return links(page.locator("section, article, div, li").filter({ has: heading }).last());
}

async function ask(page, site, question) {
  const trouble = await load_page(page, site, "");
  if (question.clicks.length > most_clicks) return [`takes ${question.clicks.length} clicks`];
  for (const click of question.clicks) {
    const link = find_link(page, click);
    if (await link.count() === 0) return [`no link “${text_of(click)}” on ${new URL(page.url()).pathname}`];
    const address = await link.evaluate((element) => element.href);
    await link.click();
    await page.waitForURL(address);
  }
  for (const answer of [question.answer].flat()) {
    const found = page.locator("main").getByText(answer).filter({ visible: true }).first();
    if (await found.count() === 0) trouble.push(`“${answer}” isn't on ${new URL(page.url()).pathname}`);
  }
  return trouble;
}

export async function check_questions(browser, site, say, workers = 2) {
  const questions = read_questions();
  const queue = [...questions];
  await Promise.all(Array.from({ length: workers }, async () => {
    const page = await open_page(browser, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
    while (queue.length > 0) {
      const question = queue.shift();
      for (const what of await ask(page, site, question)) say(`“${question.question}”`, what);
    }
    await page.context().close();
  }));
  return questions.length;
}
