#!/usr/bin/env python3
"""Does every topic of the source documents have its place on the site?

check_topics.py GAZETTE [--sections]: content/topics/seed-*.yml lists 168 rows (0.1 to 4.48). Each is looked for on the
site as GAZETTE builds it from this repository: the address and the anchor exist, the row's term stands in the section
that the anchor opens (and what `also` lists, on the page), an entry of the glossary says at least two sentences, and
what is an entity, a check or a calendar is shown beyond the guidance, at a place that has the term, too (or `shown_as`,
a part of the row's terms: a plan is no "AIP template", but it has its key issues). Prints the table; --sections prints
what each section says, too.
Exit code 77: can't be checked here.
"""

import collections
import os
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

try:
    import yaml
except ImportError as missing:
    print(f"The topics aren't checked: {missing}")
    sys.exit(1 if os.environ.get("CI") else 77)

ROOT = Path(__file__).resolve().parents[2]
ROWS = [f"{seed}.{number}" for seed, count in enumerate([18, 22, 25, 55, 48]) for number in range(1, count + 1)]
KINDS = ["entity", "check", "calendar", "page", "entry"]
SHOWN = KINDS[:3]
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class PageText(HTMLParser):
    """The text of a page's main part in pieces: what stands under each id."""

    def __init__(self):
        super().__init__()
        self.open_elements = []  # (name, id)
        self.pieces = []  # (ids of the elements around, text)
        self.headings = {}  # id: (level, piece it begins with)
        self.ends = []  # (level, piece), of all headings in order

    def handle_starttag(self, name, attributes):
        own = dict(attributes).get("id")
        if re.fullmatch("h[1-6]", name):
            self.ends.append((int(name[1]), len(self.pieces)))
            if own:
                self.headings[own] = (int(name[1]), len(self.pieces))
        if name not in VOID:
            self.open_elements.append((name, own))

    def handle_endtag(self, name):
        while self.open_elements and self.open_elements.pop()[0] != name:
            pass

    def handle_data(self, text):
        if any(name == "main" for name, _ in self.open_elements):
            self.pieces.append(({own for _, own in self.open_elements if own}, text))

    def section(self, anchor):
        """The text that an anchor opens, or None: a heading's, to the next of its level; else an element's own."""
        if anchor in self.headings:
            level, first = self.headings[anchor]
            last = min([end for other, end in self.ends if end > first and other <= level], default=len(self.pieces))
            return " ".join(text for _, text in self.pieces[first:last])
        inside = [text for ids, text in self.pieces if anchor in ids]
        return " ".join(inside) if inside else None


def fold(text):
    """Letter case, kinds of apostrophes and hyphens, and spaces make no difference."""
    text = re.sub("[’‘`´]", "'", text)
    text = re.sub("[“”]", '"', text)
    text = re.sub("[-‐‑‒–—]+", " ", text)
    return re.sub(r"\s+", " ", text).strip().lower()


class Site:
    def __init__(self, folder):
        self.folder = folder
        self.pages = {}

    def page(self, address):
        if address not in self.pages:
            file = self.folder / address.strip("/") / "index.html"
            page = None
            if address.startswith("/") and address.endswith("/") and file.is_file():
                page = PageText()
                page.feed(file.read_text(encoding="utf-8"))
            self.pages[address] = page
        return self.pages[address]

    def find(self, address, anchor):
        """(the section's text, None) or (None, what is wrong)."""
        page = self.page(address)
        if not page:
            return None, f"there is no page {address}"
        if not anchor:
            return " ".join(text for _, text in page.pieces), None
        section = page.section(anchor)
        return (section, None) if section else (None, f"{address} has no {anchor!r}")


def stands_as_fact(row):
    """Beyond the guidance: as a plan, a report, a program, a rubric, a regulation, or what is computed from them."""
    return any(not place.startswith(("/guidance/", "/glossary/")) for place in (row["address"], row.get("shown")) if place)


def check_row(row, site):
    """(what is wrong with the row, the section's text)."""
    unknown = set(row) - {"row", "term", "also", "address", "anchor", "is", "shown", "shown_as"}
    if unknown or not all(row.get(key) for key in ("row", "term", "address", "is")):
        return [f"needs row, term, address, is; may have anchor, also, shown, shown_as; has {', '.join(sorted(row))}"], ""
    if row["is"] not in KINDS:
        return [f"is {row['is']!r}, not one of {', '.join(KINDS)}"], ""
    section, wrong = site.find(row["address"], row.get("anchor"))
    problems = [wrong] if wrong else []
    if section and fold(row["term"]) not in fold(section):
        problems.append(f"{row['term']!r} doesn't stand in {row['address']}#{row.get('anchor', '')}")
    page = site.find(row["address"], "")[0] or ""
    problems += [f"{term!r} doesn't stand at {row['address']}" for term in row.get("also", [])
                 if fold(term) not in fold(page)]
    in_glossary = row["address"].startswith("/glossary/")
    if section and row["is"] == "entry":
        body = re.sub(r"\s+", " ", section.strip().partition("\n")[2])
        if not in_glossary:
            problems.append(f"is an entry, but stands at {row['address']}")
        sentences = [part for part in re.split(r"(?<=[.?!])[”’\")]*\s", body.strip()) if part]
        if sum(not part.startswith("See ") for part in sentences) < 2:
            problems.append("is an entry with fewer than two sentences, besides where to look")
    if in_glossary and row["is"] in SHOWN:
        problems.append(f"is {row['is']}, but has only an entry of the glossary")
    if row["is"] in SHOWN and not stands_as_fact(row):
        problems.append(f"is {row['is']}, but stands in guidance alone")
    if row.get("shown"):
        address, _, anchor = row["shown"].partition("#")
        there, wrong = site.find(address, anchor)
        words = row.get("shown_as", row["term"])
        if wrong:
            problems.append(f"shown: {wrong}")
        elif fold(words) not in fold(there):
            problems.append(f"shown: {words!r} doesn't stand in {row['shown']}")
        if not any(fold(words) in fold(term) for term in [row["term"], *row.get("also", [])]):
            problems.append(f"shown_as {words!r} is no part of the row's terms")
    return problems, section or ""


def main():
    gazette = sys.argv[1]
    rows = []
    for file in sorted((ROOT / "content" / "topics").glob("seed-*.yml")):
        rows += yaml.safe_load(file.read_text(encoding="utf-8")) or []
    bad = []
    counted = collections.Counter(str(row.get("row")) for row in rows)
    bad += [f"{row}: missing" for row in ROWS if not counted[row]]
    bad += [f"{row}: {times} times" for row, times in counted.items() if times > 1]
    bad += [f"{row}: no row of the list" for row in counted if row not in ROWS]
    with tempfile.TemporaryDirectory() as work:
        built = subprocess.run(
            [gazette, "build", "--repo", ROOT, "--worktree", "--no-versions", "--no-cache", "--output", work],
            stdout=subprocess.DEVNULL)
        if built.returncode:
            return "The site can't be built."
        site = Site(Path(work))
        for row in sorted(rows, key=lambda row: [int(part) for part in str(row.get("row", "9.9")).split(".")]):
            problems, section = check_row(row, site)
            bad += [f"{row.get('row')}: {problem}" for problem in problems]
            print("{:5} {:9} {:45} {}#{}{}".format(
                row.get("row", ""), row.get("is", ""), row.get("term", ""), row.get("address", ""),
                row.get("anchor", ""), f"  shown {row['shown']}" if row.get("shown") else ""))
            if "--sections" in sys.argv:
                print("      ", fold(section)[:600])
    kinds = collections.Counter(row.get("is") for row in rows)
    print(f"{len(rows)} of {len(ROWS)} rows: " + ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS))
    facts = [row for row in rows if row.get("is") in SHOWN]
    shown = sum(stands_as_fact(row) for row in facts if row.get("address"))
    print(f"{len(facts)} entities, checks and calendars: {shown} stand on the site as facts, the others in guidance alone")
    for problem in bad:
        print(f"wrong: {problem}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
