// The ways in which every kind of page is looked at.
import { without_scripts } from "./site_server.mjs";

const as_usual = { media: "screen", colorScheme: "light", forcedColors: "none" };

// What readers may set for themselves without losing anything: WCAG's criterion 1.4.12.
const wide_spacing = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; " +
  "word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

// `style`: a reader's own; then axe, which looks for other things, isn't asked again.
export const modes = [
  { name: "phone", width: 390, height: 844 },
  { name: "narrow", width: 320, height: 640 },
  { name: "desktop", width: 1280, height: 900 },
  { name: "400 % zoom", width: 320, height: 256, scale: 4 },
  { name: "dark", width: 1280, height: 900, media: { colorScheme: "dark" } },
  { name: "forced colors", width: 390, height: 844, media: { forcedColors: "active" } },
  { name: "print", width: 720, height: 1000, media: { media: "print" } },
  { name: "text of 200 %", width: 1280, height: 900, style: "html { font-size: 200% !important }" },
  { name: "wide spacing", width: 320, height: 640, style: wide_spacing },
  { name: "no scripts", width: 390, height: 844, address: without_scripts },
];

// The page stays loaded from one mode to the next.
export async function set_mode(page, mode) {
  await page.emulateMedia({ ...as_usual, ...mode.media });
  await page.setViewportSize({ width: mode.width, height: mode.height });
  page.devtools ??= await page.context().newCDPSession(page);
  await page.devtools.send("Emulation.setDeviceMetricsOverride",
    { width: mode.width, height: mode.height, deviceScaleFactor: mode.scale ?? 1, mobile: false });
  await page.evaluate((style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = style ? [sheet] : [];
  }, mode.style ?? "");
}
