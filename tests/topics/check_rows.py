#!/usr/bin/env python3
"""Is every row of the source documents' forms, matrices and calendars on the site?

check_rows.py GAZETTE: rows/*.yml names each row of the prompts of a prioritization plan, of the template of minutes, of
the matrix of roles and of both programs' calendars, by its source and line. Each is followed to what we have for it: a
page's section that has certain words, a part of the framework, a key of a document, a duty of a role on an occasion, an
event of a program's calendar with its role, time and part; duties and events must stand on the built site, too.
Exit code 77: can't be checked here.
"""

import collections
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import yaml
except ImportError as missing:
    print(f"The rows aren't checked: {missing}")
    sys.exit(1 if os.environ.get("CI") else 77)

from check_topics import ROOT, Site, fold

GAZETTE = sys.argv[1]
# How many rows each form has: none may get lost.
COUNTS = {"calendars": 65, "minutes": 23, "prompts": 34, "roles": 60}


def read_yaml(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    return yaml.safe_load(text.split("\n---", 1)[0].removeprefix("---\n") if path.endswith(".md") else text)


class Ours:
    """What we have, for rows to be followed to."""

    def __init__(self, folder):
        self.site = Site(folder)
        self.duties = {duty["id"]: duty for duty in read_yaml("content/frameworks/level-4-aip.yml")["duties"]}
        plan = read_yaml("content/frameworks/district-instructional-prioritization-plan.yml")
        self.sections = {section["id"] for level in plan["levels"] for section in level.get("sections", [])}
        self.programs = {}
        self.schemas = {}

    def event(self, program, wanted):
        if program not in self.programs:
            self.programs[program] = read_yaml(f"content/programs/{program}.md")
        return next((event for event in self.programs[program]["calendar"] if event["id"] == wanted), None)

    def has_key(self, name):
        kind, key = name.split(".")
        if kind not in self.schemas:
            said = subprocess.run([GAZETTE, "schema", kind], stdout=subprocess.PIPE, check=True).stdout
            self.schemas[kind] = json.loads(said)
        return key in self.schemas[kind]["properties"]


def check_page(row, ours):
    address, _, anchor = row["page"].partition("#")
    section, wrong = ours.site.find(address, anchor)
    if wrong:
        return [wrong]
    return [f"{words!r} doesn't stand in {row['page']}" for words in row["has"] if fold(words) not in fold(section)]


def check_duty(row, ours):
    duty = ours.duties.get(row["duty"])
    if not duty:
        return [f"there is no duty {row['duty']}"]
    problems = [f"{row['duty']} has the {key} {duty[key]!r}, not {row[key]!r}" for key in ("role", "occasion")
                if duty[key] != row[key]]
    page = ours.site.find("/roles/", "")[0] or ""
    return problems + ([] if fold(duty["text"]) in fold(page) else [f"{row['duty']} doesn't stand on /roles/"])


def check_event(row, ours):
    event = ours.event(row["program"], row["event"])
    if not event:
        return [f"{row['program']} has no event {row['event']}"]
    problems = []
    told = [event["what"]]
    if "role" in row and row["role"] not in event.get("who", []):
        problems.append(f"{row['event']} isn't for {row['role']}")
    if event.get("tasks") and "role" in row:
        tasks = [task["text"] for task in event["tasks"] if task["role"] == row["role"]]
        told += tasks
        problems += [] if tasks else [f"{row['role']} has no task at {row['event']}"]
    if "when" in row and fold(row["when"]) not in fold(event.get("when", "")):
        problems.append(f"{row['event']} is {event.get('when')!r}, not {row['when']!r}")
    if "type" in row and event.get("type") != row["type"]:
        problems.append(f"{row['event']} is of the type {event.get('type')!r}")
    if "optional" in row and row["optional"] not in event.get("optional_for", []):
        problems.append(f"{row['event']} isn't optional for {row['optional']}")
    if "part" in row:
        parts = [part for part in event.get("parts", []) if fold(row["part"]) in fold(part)]
        told += parts
        problems += [] if parts else [f"{row['event']} has no part {row['part']!r}"]
    page = fold(ours.site.find(f"/programs/{row['program']}/", "calendar")[0] or "")
    return problems + [f"{words!r} doesn't stand in the calendar" for words in told if fold(words) not in page]


def check_row(row, ours):
    problems = []
    known = {"at", "row", "page", "has", "section", "key", "duty", "role", "occasion", "program", "event", "when",
             "type", "part", "optional"}
    if set(row) - known or not {"page", "duty", "event"} & set(row):
        return [f"isn't understood: {', '.join(row)}"]
    if "page" in row:
        problems += check_page(row, ours)
    if "duty" in row:
        problems += check_duty(row, ours)
    if "event" in row:
        problems += check_event(row, ours)
    if "section" in row and row["section"] not in ours.sections:
        problems.append(f"the framework has no part {row['section']}")
    if "key" in row and not ours.has_key(row["key"]):
        problems.append(f"there is no key {row['key']}")
    return problems


def main():
    bad = []
    with tempfile.TemporaryDirectory() as work:
        built = subprocess.run([GAZETTE, "build", "--repo", ROOT, "--worktree", "--no-versions", "--no-cache", "--output",
                                work], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if built.returncode:
            print("The site can't be built.")
            return 1
        ours = Ours(Path(work))
        counts = collections.Counter()
        for file in sorted((Path(__file__).parent / "rows").glob("*.yml")):
            for row in yaml.safe_load(file.read_text(encoding="utf-8")):
                counts[file.stem] += 1
                bad += [f"{row.get('at')}: {problem}" for problem in check_row(row, ours)]
    bad += [f"{name}: {counts[name]} rows, not {count}" for name, count in COUNTS.items() if counts[name] != count]
    print(", ".join(f"{count} rows of {name}" for name, count in sorted(counts.items())))
    for problem in bad:
        print(f"wrong: {problem}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
