#!/usr/bin/env python3
"""Does each rule speak where it must, and keep silent where it must?

check_rules.py GAZETTE: for each code of `gazette check --rules`, a scenario that triggers it at a place, and one in
which it keeps silent although its subject is there: a file of the same kind with the key at which the rule spoke (for a
text without keys: a file of that kind), in a run whose diagnostics are all listed. Where no scenario is, the sample
itself counts, which is checked here. Prints the table. EXCEPTIONS says for which codes it can't be so.
"""

import collections
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
DIAGNOSTIC = re.compile(r"^(\S[^:]*):(?:(\d+):(?:\d+:)?)? (?:error|warning): .*\[([a-z0-9-]+)\]$")
# Codes that no scenario can show, and what shows them.
EXCEPTIONS = {
    "file-size": "a text of that size: tests/hostile",
    "front-matter-size": "a text of that size: tests/hostile",
    "reference-expansion": "a text of that size: tests/hostile",
    "table-cells": "a text of that size: tests/hostile",
    "unclosed-markers": "a text of that size: tests/hostile",
}
# Of these, any file of the kind is the subject: they are about how it is written, not about what a key says.
OF_WRITING = {"Files and characters", "Facts at the beginning of a file", "Keys and values"}

Run = collections.namedtuple("Run", "scenario files codes")  # files: {path: text}; codes: {code: [(path, line)]}


def kind_of(path):
    parts = path.split("/")
    name = parts[-1]
    if parts[0] in ("site", "themes"):
        return "/".join(parts[:1] + parts[2:3] + [name if parts[0] == "site" else name.partition(".")[2]])
    if parts[0] == "plans" and len(parts) > 2:
        if name in ("district.yml", "plan.md"):
            return name
        return parts[-2] if parts[-2] in ("reports", "minutes", "assessments") else "sheet"
    if "frameworks" in parts:
        return "framework"
    return next((part for part in ("programs", "regulations", "rubrics") if part in parts), "page")


def keys_at(text, line):
    """The key on a line and that of the block it stands in; none: words below the facts."""
    lines = text.splitlines()
    keys, width = [], None
    for at in range(min(line, len(lines)) - 1, -1, -1):
        found = re.match(r"^(\s*)(?:- )?(?:\{)?\s*([A-Za-z_][\w-]*):", lines[at])
        if found and (width is None or len(found.group(1)) < width):
            keys.append(found.group(2))
            width = len(found.group(1))
        if len(keys) == 2 or lines[at].startswith("---"):
            break
    return keys or [None]


SAYING = ("diagnostics", "messages")


def read_runs(path):
    """The runs of a scenario that say what was told."""
    files, run, target, mode = {}, None, None, None
    runs = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("=== "):
            words = line[4:].split()
            mode = words[0] if words else None
            if mode == "run":
                if run:
                    files["manifest.json"] = ""  # there was a build before
                run = Run(path.relative_to(FOLDER), dict(files), collections.defaultdict(list))
            if mode in SAYING and run:
                runs.append(run)
                run.codes[""] += [] if mode == "diagnostics" else [("", 0)]  # not all that it said is listed
            target = None
        elif line.startswith("--- ") and mode not in SAYING:
            words = line[4:].split()
            target = None
            if words[0] == "delete":
                files.pop(words[1], None)
            elif words[0] == "rename" and len(words) == 4:
                files[words[3]] = files.pop(words[1], "")
            elif words[0] in ("link", "bytes"):
                target = words[1]
                files[target] = ""
            else:
                target = line[4:]
                files[target] = ""
        elif mode in SAYING and run:
            found = DIAGNOSTIC.match(line)
            if found:
                run.codes[found.group(3)].append((found.group(1), int(found.group(2) or 0)))
        elif target is not None:
            files[target] += line.removeprefix("\\") + "\n"
    return runs


def read_sample(gazette):
    """The demonstration, as a run."""
    with tempfile.TemporaryDirectory() as work:
        repository = Path(work) / "sample"
        subprocess.run([gazette, "demo", repository, "--sources", ROOT], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        said = subprocess.run([gazette, "check", "--repo", repository, "--no-cache"], stderr=subprocess.STDOUT,
                              stdout=subprocess.PIPE, text=True, check=False).stdout
        run = Run("the sample", {}, collections.defaultdict(list))
        for line in said.splitlines():
            found = DIAGNOSTIC.match(line)
            if found:
                run.codes[found.group(3)].append((found.group(1), int(found.group(2) or 0)))
        # The theme that the program has is read with it.
        for folder, files in ((repository, repository.rglob("*")), (ROOT, (ROOT / "themes/gazette").rglob("*"))):
            for file in files:
                if file.suffix in (".md", ".yml", ".html") and ".git" not in file.parts:
                    run.files[str(file.relative_to(folder))] = file.read_text(encoding="utf-8")
        return run


def subjects_of(run):
    """(kind, key) of all that a run's files have."""
    subjects = set()
    for path, text in run.files.items():
        kind = kind_of(path)
        subjects.add((kind, None))
        subjects.update((kind, key) for key in re.findall(r"(?:^|[\s{,-])([A-Za-z_][\w-]*):", text))
    return subjects


def main():
    gazette = sys.argv[1]
    manual = subprocess.run([gazette, "check", "--rules"], stdout=subprocess.PIPE, text=True, check=True).stdout
    topics = dict.fromkeys(re.findall(r"^\| `([a-z0-9-]+)` \|", manual, re.M))
    for topic in manual.split("\n## ")[1:]:
        topics.update(dict.fromkeys(re.findall(r"^\| `([a-z0-9-]+)` \|", topic, re.M), topic.partition("\n")[0]))
    codes = list(topics)
    runs = [run for path in sorted(FOLDER.glob("*/*.txt")) for run in read_runs(path)]
    runs.append(read_sample(gazette))
    subjects = [subjects_of(run) for run in runs]
    bad = []
    for code in codes:
        speaking = [(run, path, line) for run in runs for path, line in run.codes.get(code, [])]
        is_of_writing = topics[code] in OF_WRITING
        wanted = {(kind_of(path), key) for run, path, line in speaking
                  for key in (keys_at(run.files[path], line) if path in run.files and not is_of_writing else [None])}
        silent = next((run for run, there in zip(runs, subjects)
                       if code not in run.codes and not run.codes.get("") and wanted & there), None)
        print(f"{code:26} {str(speaking[0][0].scenario) if speaking else '-':50} {silent.scenario if silent else '-'}")
        if code in EXCEPTIONS:
            continue
        if not speaking:
            bad.append(f"{code}: no scenario triggers it at a place")
        elif not silent:
            bad.append(f"{code}: no scenario has {wanted} in which it keeps silent")
    bad += [f"{code}: an exception of no rule" for code in EXCEPTIONS if code not in codes]
    for problem in bad:
        print(f"wrong: {problem}")
    print(f"{len(codes)} rules, {len(runs)} runs")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
