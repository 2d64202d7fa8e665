// What must hold of a page's boxes in every mode. Runs in the browser; gives complaints.

// All of them in one go: each look costs a way to the browser and back.
export function find_layout_faults(page) {
  const rules = [find_overflow, find_clipped_text, find_squeezed_text, find_lost_scrollers, find_broken_years];
  return page.evaluate(`[${rules.join(",")}].flatMap((rule) => rule())`);
}

// Which elements are seen, as one text: where it is the same, only sizes and colors can differ.
export function list_seen() {
  return [...document.body.querySelectorAll("*")].map((element) => (element.checkVisibility() ? 1 : 0)).join("");
}

// Nothing makes the page scroll sideways.
export function find_overflow() {
  const root = document.scrollingElement;
  if (root.scrollWidth <= root.clientWidth + 1) return [];
  const is_in_own_scroller = (element) => {
    for (let box = element.parentElement; box && box !== root; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== "visible") return true;
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")].filter((element) =>
    element.getBoundingClientRect().right > root.clientWidth + 1 && !is_in_own_scroller(element));
  const names = wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 80).replace(/\s+/g, " "));
  return [`the page scrolls sideways (${root.scrollWidth} in ${root.clientWidth} pixels): ${names.join(" … ")}`];
}

// No box cuts off its own text, but for what only screen readers shall find.
export function find_clipped_text() {
  const complaints = [];
  for (const box of document.querySelectorAll("body *")) {
    const style = getComputedStyle(box);
    const clips = style.overflowX === "hidden" || style.overflowY === "hidden" || style.overflowX === "clip";
    if (!clips || box.clientWidth <= 1 || box.clientHeight <= 1 || style.clipPath !== "none") continue;
    if (box.scrollWidth > box.clientWidth + 2 || box.scrollHeight > box.clientHeight + 2)
      complaints.push(`a box cuts off its text: ${box.outerHTML.slice(0, 80)}`);
  }
  return complaints;
}

// No text stands one letter above the other.
export function find_squeezed_text() {
  const complaints = [];
  for (const box of document.querySelectorAll("main *")) {
    const own = [...box.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" ").trim();
    const style = getComputedStyle(box);
    if (own.length < 12 || style.display.startsWith("inline") || box.clientWidth <= 1 || box.checkVisibility() === false) continue;
    if (box.clientWidth < 2 * parseFloat(style.fontSize)) complaints.push(`a text is squeezed: ${box.outerHTML.slice(0, 80)}`);
  }
  return complaints;
}

// Boxes that scroll can be reached and moved with keys, and have a name.
export function find_lost_scrollers() {
  const complaints = [];
  for (const box of document.querySelectorAll("body *")) {
    const style = getComputedStyle(box);
    if (!/auto|scroll/.test(style.overflowX) || box.scrollWidth <= box.clientWidth + 1) continue;
    const named = box.hasAttribute("aria-label") || box.hasAttribute("aria-labelledby");
    if (box.tabIndex !== 0 || !named || !box.hasAttribute("role"))
      complaints.push(`a box that scrolls needs tabindex, role and a name: ${box.outerHTML.slice(0, 80)}`);
  }
  return complaints;
}

// A school year ("2024-25") in a link or a heading that stands on two lines.
export function find_broken_years() {
  const complaints = [];
  for (const box of document.querySelectorAll("a, h1, h2, h3, th")) {
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const found of texts.currentNode.data.matchAll(/(?<![\d-])\d{4}-\d\d(?![\d-])/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, found.index);
        range.setEnd(texts.currentNode, found.index + found[0].length);
        const tops = new Set([...range.getClientRects()].map((place) => Math.round(place.top)));
        if (tops.size > 1) complaints.push(`"${found[0]}" stands on two lines: ${box.outerHTML.slice(0, 120)}`);
      }
    }
  }
  return complaints;
}
