#!/usr/bin/env python3
"""Asks an independent validator whether `gazette schema` says what `gazette check` says.

check_schema.py GAZETTE: every file of plans/ and content/ must fit its schema; each wrong variant below must be
refused by the schema and by the check. Exit code 77: can't be checked here.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"The schemas aren't checked: {missing}")
    sys.exit(1 if os.environ.get("CI") else 77)

ROOT = Path(__file__).resolve().parents[2]
GAZETTE = sys.argv[1]


class Loader(yaml.SafeLoader):
    """Numbers and true/false as YAML has them; days stay the text that they are."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def kind_of(path):
    parts = path.split("/")
    if path == "site/site.yml":
        return "site"
    if parts[:2] == ["content", "frameworks"]:
        return "framework"
    records = {"programs": "program", "regulations": "regulation", "rubrics": "rubric"}
    if parts[0] == "content" and len(parts) == 3 and parts[1] in records and parts[2] != "index.md":
        return records[parts[1]]
    if parts[0] == "content":
        return "page"
    if parts[-1] == "district.yml":
        return "district"
    if parts[-1] == "plan.md":
        return "plan"
    # A school's own plan has the same folders, below the school's.
    kinds = {"reports": "report", "minutes": "minutes", "assessments": "assessment"}
    return kinds.get(parts[-2], "initiative")


def read_facts(path, text):
    if path.endswith(".md"):
        block = re.match(r"---\n(.*?)^---$", text, re.DOTALL | re.MULTILINE)
        text = block.group(1) if block else "{}"
    return yaml.load(text, Loader)


class Schemas:
    def __init__(self):
        self.validators = {}

    def complaints(self, path, text):
        kind = kind_of(path)
        if kind not in self.validators:
            schema = json.loads(subprocess.check_output([GAZETTE, "schema", kind]))
            jsonschema.Draft202012Validator.check_schema(schema)
            self.validators[kind] = jsonschema.Draft202012Validator(
                schema, format_checker=jsonschema.FormatChecker(["date"])
            )
        return [error.message for error in self.validators[kind].iter_errors(read_facts(path, text))]


def list_files():
    found = [ROOT / "site/site.yml"]
    for folder, ending in (("plans", "*.md"), ("plans", "district.yml"), ("content", "*.md"), ("content/frameworks", "*.yml")):
        found += sorted((ROOT / folder).rglob(ending))
    # Translations state words alone; the rules of the program look after them.
    return [path for path in found if path != ROOT / "plans/README.md" and not re.search(r"\.es\.md$", path.name)]


# One small repository in which every kind of file is right.
RIGHT = {
    "site/site.yml": 'title: Plans\nutc_offset: "-05:00"\ncontent: [content]\n',
    "content/index.md": "---\ntitle: Plans\nstatus: published\ndated: 2024-08-01\n---\nText.\n",
    "content/frameworks/small.yml": """id: small
title: Improvement Plan
kind_of_plan: Improvement Plan
levels:
  - {id: objective, title: Objective, one: objective, other: objectives, at_least: 1}
benchmark_types:
  - {id: activities, title: Activities, measures: process, meaning: Steps}
scales:
  - {id: process, title: Process rating, steps: [{name: Done, meaning: Done}]}
  - {id: performance, title: Performance rating, steps: [{name: Reached, meaning: Reached}]}
quarters:
  - {id: Autumn, from: 09-01, to: 12-31}
""",
    "plans/harbor-falls/district.yml": """id: harbor-falls
name: Harbor Falls Public Schools
meetings:
  - {date: 2024-11-18, topic: Report}
""",
    "plans/harbor-falls/2024-25/plan.md": """---
id: plan-2024
kind: plan
framework: small
school_year: 2024-25
status: published
objectives:
  - {id: reading, number: 1, title: Reading, lead: Superintendent}
---
""",
    "plans/harbor-falls/2024-25/1.1-coach.md": """---
id: coach
kind: initiative
objective: reading
number: "1.1"
lead: Principals
status: published
activities:
  - {id: hire, quarter: Autumn, text: Hire., lead: Principals, start: 2024-09-03}
---
""",
    "plans/harbor-falls/2024-25/reports/autumn.md": """---
id: report-1
kind: progress-report
plan: plan-2024
period: {from: 2024-09-01, to: 2024-11-30}
status: published
ratings:
  - {initiative: coach, process: Done, performance: Reached, evidence: [The log of the coaches]}
benchmarks:
  - {initiative: coach, benchmark: hire, status: met, figure: two coaches}
---
""",
    "plans/harbor-falls/2024-25/minutes/october.md": """---
id: minutes-1
kind: minutes
plan: plan-2024
status: published
audience: internal
dated: 2024-10-17
---
""",
}

YEAR = "plans/harbor-falls/2024-25/"
# (file, what is there, what stands there instead, the code that the check gives it)
WRONG = [
    ("content/index.md", "status: published", "status: publishd", "unknown-status"),
    ("content/index.md", "dated: 2024-08-01", "dated: August 1st", "bad-date"),
    ("content/index.md", "dated: 2024-08-01", "dated: 2024-02-30", "bad-date"),
    ("content/index.md", "title: Plans", "title: Plans\ncolor: red", "unknown-key"),
    ("content/frameworks/small.yml", "from: 09-01", "from: September", "bad-date"),
    ("content/frameworks/small.yml", "at_least: 1", "at_least: some", "wrong-type"),
    ("plans/harbor-falls/district.yml", "name: Harbor Falls Public Schools\n", "", "missing-key"),
    ("plans/harbor-falls/district.yml", "date: 2024-11-18", "date: 18.11.2024", "bad-date"),
    (YEAR + "plan.md", "id: reading", "id: Reading", "bad-identifier"),
    (YEAR + "plan.md", "number: 1", "number: first", "wrong-type"),
    (YEAR + "plan.md", "kind: plan", "kind: plans", "unknown-kind"),
    (YEAR + "1.1-coach.md", "text: Hire.", "words: Hire.", "missing-key"),
    (YEAR + "1.1-coach.md", 'number: "1.1"', "number:", "empty-value"),
    (YEAR + "1.1-coach.md", "activities:", "activity:", "unknown-key"),
    (YEAR + "reports/autumn.md", "status: met", "status: [met]", "wrong-type"),
    (YEAR + "reports/autumn.md", "period: {from: 2024-09-01, to: 2024-11-30}", "period: autumn", "wrong-type"),
    (YEAR + "reports/autumn.md", ", to: 2024-11-30", "", "missing-key"),
    (YEAR + "minutes/october.md", "audience: internal", "audience: secret", "unknown-audience"),
    (YEAR + "minutes/october.md", "plan: plan-2024", "plan: [plan-2024]", "wrong-type"),
]


def check_with_program(files):
    """The codes of all problems that `gazette check` finds in these files."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        quiet = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1")
        for command in (
            ["init", "-q"],
            ["add", "."],
            ["-c", "user.name=Test", "-c", "user.email=test@district.example", "commit", "-q", "-m", "Add"],
        ):
            subprocess.run(["git", "-C", folder, *command], check=True, env=quiet)
        run = subprocess.run(
            [GAZETTE, "check", "--repo", folder, "--format", "json"], stdout=subprocess.PIPE, env=quiet, check=False
        )
        problems = json.loads(run.stdout)
        return {(problem["file"], problem["code"]) for problem in problems if problem["file"] in files}


def main():
    schemas = Schemas()
    failures = []
    files = list_files()
    if len(files) < 50:
        failures.append(f"only {len(files)} files were found")
    for path in files:
        name = path.relative_to(ROOT).as_posix()
        for complaint in schemas.complaints(name, path.read_text(encoding="utf-8")):
            failures.append(f"{name} doesn't fit its schema: {complaint}")
    for path, text in RIGHT.items():
        for complaint in schemas.complaints(path, text):
            failures.append(f"the right {path} doesn't fit its schema: {complaint}")
    for path, code in check_with_program(RIGHT):
        failures.append(f"the check says [{code}] of the right {path}")
    for path, before, after, code in WRONG:
        variant = dict(RIGHT)
        assert variant[path].count(before) == 1, (path, before)
        variant[path] = variant[path].replace(before, after)
        what = f"{path} with {after!r} in place of {before!r}"
        if not schemas.complaints(path, variant[path]):
            failures.append(f"the schema takes {what}")
        found = check_with_program(variant)
        if (path, code) not in found:
            failures.append(f"the check doesn't say [{code}], but {sorted(found)}, of {what}")
    for failure in failures:
        print(failure)
    if failures:
        sys.exit(1)
    print(f"{len(files)} files fit their schemas; {len(WRONG)} wrong variants are refused by schema and check.")


main()
