#!/usr/bin/env python3
"""Does the sample show everything that there is to show?

check_sample.py GAZETTE: every key that `gazette schema` knows for plans, reports and the other documents, and every
word that a schema, a framework, a rubric or a program declares (statuses, steps of scales, choices, designations,
kinds of reports and benchmarks), is used by a document of this repository or of its demonstration's history; four
districts have reports of two school years. What isn't used is named, unless EXCEPTIONS says why it needn't be.
Exit code 77: can't be checked here.
"""

import collections
import fnmatch
import json
import os
import subprocess
import sys
from pathlib import Path

try:
    import yaml
except ImportError as missing:
    print(f"The sample isn't checked: {missing}")
    sys.exit(1 if os.environ.get("CI") else 77)

ROOT = Path(__file__).resolve().parents[2]
GAZETTE = sys.argv[1]
KINDS = ["redactions", "notes", "page", "framework", "district", "plan", "initiative", "report", "minutes",
         "assessment", "program", "regulation", "rubric"]

# What no document of the sample has, and why.
EXCEPTIONS = {
    "key any lang": "a page in a language that isn't the site's; the sample has translations instead",
    "key any draft": "the other way to write status: draft",
    "word district organization district": "what an organization is where nothing is said",
    "level of a rubric progress-report-ratings *": "its steps are given in progress reports, by initiative",
    "level of a rubric special-education-determination *": "given to districts by another office, not to a plan",
    "key redactions redactions.from": "the other way to name versions; the sample names one by its id",
    "key redactions redactions.to": "as from",
    "key framework to": "no kind of plan of the sample is given up",
    "key initiative merged_from": "the other direction of split_from, which the sample has",
    "key initiative *.type": "a benchmark that stands in a list of its type needs none",
    "key regulation in_force_*": "the source of the sample's regulation names no days for its text",
    "choice district-instructional-prioritization-plan materials-by-grade not taught here": "for districts without a grade",
}


class Loader(yaml.SafeLoader):
    """Text as it is written, but for true and false."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag in ("tag:yaml.org,2002:null", "tag:yaml.org,2002:merge")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text):
    return yaml.load(text, Loader) or {}


def front_matter(text):
    return load(text.split("\n---", 1)[0].removeprefix("---\n")) if text.startswith("---\n") else {}


def kind_of(path, facts):
    """As in `gazette schema`."""
    parts = path.split("/")
    if path == "site/redactions.yml" or path == "site/notes.yml":
        return parts[1].removesuffix(".yml")
    if parts[0] == "plans":
        if parts[-1] == "district.yml":
            return "district"
        folder = parts[-2]
        return {"reports": "report", "minutes": "minutes", "assessments": "assessment"}.get(folder) or (
            "plan" if parts[-1] == "plan.md" else "initiative")
    folder = parts[1]
    if folder == "frameworks":
        return "framework"
    special = {"programs": "program", "regulations": "regulation", "rubrics": "rubric"}.get(folder)
    return special if special and parts[-1] != "index.md" else "page"


def read_documents():
    """(path, kind, facts) of all files, and of those that only the demonstration has."""
    texts = {}
    for folder in ("content", "plans", "site"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in (".md", ".yml"):
                texts[str(file.relative_to(ROOT))] = file.read_text(encoding="utf-8")
    script = load((ROOT / "plans/demonstration.yml").read_text(encoding="utf-8"))
    for commit in script["commits"]:
        for written in commit.get("write", []):
            texts[written["path"]] = written["text"]
    skipped = {"plans/README.md", "plans/demonstration.yml", "site/site.yml", "site/redirects.yml"}
    documents = []
    for path, text in texts.items():
        is_translation = len(path.split("/")[-1].split(".")) > 2 and path.endswith(".es.md")
        if path in skipped or path.startswith("content/topics/") or is_translation:
            continue
        facts = load(text) if path.endswith(".yml") else front_matter(text)
        documents.append((path, kind_of(path, facts), facts))
    return documents, script


def walk_schema(schema, path=()):
    """(path of a key, its choices or none) of everything that a schema knows."""
    for part in schema.get("anyOf", []):
        yield from walk_schema(part, path)
    if "items" in schema:
        yield from walk_schema(schema["items"], path)
    for key, below in schema.get("properties", {}).items():
        yield (*path, key), below.get("enum") or below.get("items", {}).get("enum")
        yield from walk_schema(below, (*path, key))


def walk_values(value, path=()):
    """(path, text) of everything that a document says; lists make no difference."""
    if isinstance(value, list):
        for item in value:
            yield from walk_values(item, path)
    elif isinstance(value, dict):
        for key, below in value.items():
            yield (*path, str(key)), None
            yield from walk_values(below, (*path, str(key)))
    elif value is not None:
        yield path, str(value)


class Ledger:
    """What there is, and what of it is used."""

    def __init__(self):
        self.declared = []
        self.used = collections.Counter()

    def declare(self, *words):
        self.declared.append(" ".join(words))

    def use(self, *words):
        self.used[" ".join(words)] += 1

    def unused(self):
        return [name for name in dict.fromkeys(self.declared) if not self.used[name]]


# What may stand at the head of a document of any kind.
OF_ANY_KIND = {"id", "title", "summary", "status", "audience", "publish_on", "draft", "lang", "dated", "approved_on",
               "revision_note"}


def where(kind, path):
    return ("any", path[0]) if path[0] in OF_ANY_KIND else (kind, ".".join(path))


def check_schema(ledger, documents):
    for kind in KINDS:
        schema = json.loads(subprocess.run([GAZETTE, "schema", kind], stdout=subprocess.PIPE, check=True).stdout)
        for path, choices in walk_schema(schema):
            # A framework's keys are those that it needs; what it declares is looked for below.
            if kind == "framework" and len(path) > 1:
                continue
            ledger.declare("key", *where(kind, path))
            for choice in choices or []:
                ledger.declare("word", *where(kind, path), choice)
    for _, kind, facts in documents:
        for path, text in walk_values(facts):
            ledger.use("key", *where(kind, path))
            if text is not None:
                ledger.use("word", *where(kind, path), text)


def check_frameworks(ledger, documents):
    frameworks = {facts["id"]: facts for _, kind, facts in documents if kind == "framework"}
    plans = {facts["id"]: facts.get("framework") for _, kind, facts in documents if kind == "plan"}
    folders = {path.removesuffix("plan.md"): facts.get("framework") for path, kind, facts in documents if kind == "plan"}
    levels = [entry["level"].lower() for _, kind, facts in documents if kind == "district"
              for entry in facts.get("designations", [])]
    for name, framework in frameworks.items():
        for entry in framework.get("designations", []):
            for word in entry["words"]:
                ledger.declare("designation", word.lower())
        for scale in framework.get("scales", []):
            for step in scale["steps"]:
                ledger.declare("step", name, scale["id"], step["name"])
        for status in framework.get("statuses", []):
            ledger.declare("status of a benchmark", name, status["name"])
        for status in framework.get("benchmark_statuses", []):
            ledger.declare("status of a benchmark", name, status)
        for kind in framework.get("report_kinds", []):
            ledger.declare("kind of report", name, kind["id"])
        for benchmark in framework.get("benchmark_types", []):
            ledger.declare("type of benchmark", name, benchmark["id"])
        for where, declared in (("plan", framework), ("sheet", framework.get("sheet", {}))):
            for fact in declared.get("facts", []):
                ledger.declare("fact", name, fact["id"])
                for choice in fact.get("choices", []):
                    ledger.declare("choice", name, fact["id"], choice)
            for table in declared.get("tables", []):
                for column in table.get("columns", []):
                    ledger.declare("column", name, table["id"], column["id"])
                    for choice in column.get("choices", []):
                        ledger.declare("choice", name, table["id"], choice)
    for level in levels:
        ledger.use("designation", level)
    for path, kind, facts in documents:
        if kind in ("plan", "initiative"):
            home = max((folder for folder in folders if path.startswith(folder)), key=len, default="")
            name = folders.get(home) or ""
            for key, value in facts.get("facts", {}).items():
                ledger.use("fact", name, key)
                for _, text in walk_values(value):
                    ledger.use("choice", name, key, text)
            for key, rows in facts.get("tables", {}).items():
                for below, text in walk_values(rows):
                    ledger.use("column", name, key, below[-1])
                    ledger.use("choice", name, key, str(text))
            for benchmark in facts.get("benchmarks", []):
                ledger.use("type of benchmark", name, benchmark.get("type", ""))
            for key in ("activities", "early_evidence", "short_term_outcomes", "final_outcomes"):
                if facts.get(key):
                    ledger.use("type of benchmark", name, key)
        if kind == "report":
            name = plans.get(facts.get("plan"), "")
            ledger.use("kind of report", name, facts.get("kind", ""))
            for rating in facts.get("ratings", []):
                for key, value in rating.items():
                    if isinstance(value, str):
                        ledger.use("step", name, key, value)
            for benchmark in facts.get("benchmarks", []):
                ledger.use("status of a benchmark", name, benchmark.get("status", ""))
    return plans


def check_rubrics_and_programs(ledger, documents):
    for path, kind, facts in documents:
        if kind == "rubric":
            name = facts["id"]
            for level in facts.get("scale", []):
                ledger.declare("level of a rubric", name, level["name"])
        if kind == "assessment":
            for rating in facts.get("ratings", []):
                ledger.use("level of a rubric", facts["rubric"], rating["level"])
        if kind == "program":
            for key, of_events in (("activity_types", "type"), ("roles", "who"), ("years", "year")):
                for entry in facts.get(key, []):
                    is_later = key == "years" and all(event.get("year") != entry["id"]
                                                      for event in facts.get("calendar", []))
                    if not is_later:  # its events aren't set yet
                        ledger.declare(key, path, entry["id"])
                for event in facts.get("calendar", []):
                    for _, text in walk_values(event.get(of_events)):
                        ledger.use(key, path, text)


def check_years(documents):
    years = collections.defaultdict(set)
    for path, kind, facts in documents:
        if kind == "report" and facts.get("status") == "published" and not path.startswith("plans/department/"):
            year, month, _ = facts["period"]["from"].split("-")
            years[path.split("/")[1]].add(int(year) - (int(month) < 7))
    many = sorted(district for district, found in years.items() if len(found) >= 2)
    print(f"Districts with reports of two school years: {', '.join(many)}")
    return [] if len(many) >= 4 else ["fewer than four districts have reports of two school years"]


def main():
    documents, _ = read_documents()
    ledger = Ledger()
    check_schema(ledger, documents)
    check_frameworks(ledger, documents)
    check_rubrics_and_programs(ledger, documents)
    unused = ledger.unused()
    wrong = [f"nothing in the sample has: {name}" for name in unused
             if not any(fnmatch.fnmatchcase(name, pattern) for pattern in EXCEPTIONS)]
    for pattern in EXCEPTIONS:
        if not any(fnmatch.fnmatchcase(name, pattern) for name in unused):
            print(f"an exception isn't needed any more: {pattern}")
    wrong += check_years(documents)
    for problem in wrong:
        print(f"wrong: {problem}")
    print(f"{len(documents)} documents, {len(set(ledger.declared))} keys and words, {len(unused)} of them unused")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
