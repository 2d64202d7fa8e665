// The ways in which every kind of page is looked at.
import { without_scripts } from "./site_server.mjs";

const as_usual = { media: "screen", colorScheme: "light", forcedColors: "none" };

// What readers may set for themselves without losing anything: WCAG's criterion 1.4.12.
const wide_spacing = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; " +
  "word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

// Of what axe asks, what may come out otherwise when only sizes, or only colors, differ from a look before.
const sizes = ["target-size", "scrollable-region-focusable"];
const colors = ["color-contrast", "link-in-text-block"];

// `asks`: these rules of axe alone, if an earlier look at the page, with all rules, saw the same elements (the paper
// is seen by nobody who listens: there its colors are asked for, whatever is left out). `style`: a reader's own; then
// axe, which looks for other things, isn't asked at all. `needs_scripts`: nothing differs where a page has none.
export const modes = [
  { name: "phone", width: 390, height: 844 },
  { name: "narrow", width: 320, height: 640, asks: sizes },
  { name: "desktop", width: 1280, height: 900 },
  { name: "400 % zoom", width: 320, height: 256, scale: 4, asks: sizes },
  { name: "dark", width: 1280, height: 900, media: { colorScheme: "dark" }, asks: colors },
  { name: "forced colors", width: 390, height: 844, media: { forcedColors: "active" }, asks: colors },
  { name: "print", width: 720, height: 1000, media: { media: "print" }, asks: colors, is_paper: true },
  { name: "text of 200 %", width: 1280, height: 900, style: "html { font-size: 200% !important }" },
  { name: "wide spacing", width: 320, height: 640, style: wide_spacing },
  { name: "no scripts", width: 390, height: 844, address: without_scripts, needs_scripts: true },
];

// The page stays loaded from one mode to the next.
export async function set_mode(page, mode) {
  await page.emulateMedia({ ...as_usual, ...mode.media });
  await page.setViewportSize({ width: mode.width, height: mode.height });
  if (mode.scale) {
    page.devtools ??= await page.context().newCDPSession(page);
    await page.devtools.send("Emulation.setDeviceMetricsOverride",
      { width: mode.width, height: mode.height, deviceScaleFactor: mode.scale, mobile: false });
  }
  await page.evaluate((style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = style ? [sheet] : [];
  }, mode.style ?? "");
}
