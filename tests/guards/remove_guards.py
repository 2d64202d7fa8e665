#!/usr/bin/env python3
"""Takes each guard of guards.yml away, one at a time, in a copy of the sources, and sees a test fail.

usage: remove_guards.py BUILD_FOLDER [WORDS...]

WORDS: only the guards whose names hold one of them. Prints a table of guards with the test that failed, and
exits with 1 if no test did for some guard. The copy and its build stay in BUILD_FOLDER for the next run.
"""

import pathlib
import subprocess
import sys

import yaml

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = HERE.parent.parent
# In this order; the first that fails is named.
PROGRAMS = [("test_model", []), ("test_site", []), ("test_render", []), ("test_command", []),
            ("test_properties", ["--test-case=*site*,*private*,*secret*"])]
SECONDS_A_PROGRAM = 900


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, errors="replace", **options)


def copy_sources(target):
    """Files that haven't changed keep their times, so that little is compiled again."""
    listed = run("git", "-C", str(SOURCES), "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    wanted = {name for name in listed.stdout.split("\0") if name}
    for name in sorted(wanted):
        source, copy = SOURCES / name, target / name
        if not source.is_file():
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        content = source.read_bytes()
        if not copy.is_file() or copy.read_bytes() != content:
            copy.write_bytes(content)
            copy.chmod(source.stat().st_mode & 0o777)
    for copy in list(target.rglob("*")):
        if copy.is_file() and str(copy.relative_to(target)) not in wanted:
            copy.unlink()


def configure(folder):
    # -w: what a missing guard leaves unused is no mistake here.
    made = run("cmake", "-G", "Ninja", "-S", str(folder / "source"), "-B", str(folder / "build"),
               "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -w")
    if made.returncode != 0:
        sys.exit(made.stdout + made.stderr)


def compile_program(folder, program):
    return run("ninja", "--quiet", "-C", str(folder / "build"), program)


def failing_case(folder, program, arguments):
    """The first test that fails; none: they pass."""
    try:
        done = run(str(folder / "build" / "tests" / program), "--no-breaks", "--abort-after=1", *arguments, timeout=SECONDS_A_PROGRAM,
                   cwd=folder)
    except subprocess.TimeoutExpired:
        return "(runs without end)"
    if done.returncode == 0:
        return None
    named = [line[len("TEST CASE:"):].strip() for line in done.stdout.splitlines() if line.startswith("TEST CASE:")]
    return named[0] if named else "(crashes)"


def find_failure(folder):
    for program, arguments in PROGRAMS:
        made = compile_program(folder, program)
        if made.returncode != 0:
            return None, "doesn't compile: " + made.stdout[-600:]
        case = failing_case(folder, program, arguments)
        if case is not None:
            return program, case
    return None, None


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1]).resolve()
    words = sys.argv[2:]
    (folder / "source").mkdir(parents=True, exist_ok=True)
    copy_sources(folder / "source")
    configure(folder)
    program, case = find_failure(folder)
    if program or case:
        sys.exit(f"with every guard in its place, {program or 'the build'} fails already: {case}")
    guards = yaml.safe_load((HERE / "guards.yml").read_text())
    survivors = []
    tried = 0
    for guard in guards:
        if words and not any(word in guard["guard"] for word in words):
            continue
        tried += 1
        path = folder / "source" / "generator" / guard["file"]
        text = path.read_text()
        if text.count(guard["code"]) != 1:
            survivors.append(guard["guard"])
            print(f"| {guard['guard']} | NOT FOUND ONCE in {guard['file']} |", flush=True)
            continue
        path.write_text(text.replace(guard["code"], guard["without"]))
        try:
            program, case = find_failure(folder)
        finally:
            path.write_text(text)
        if program is None:
            survivors.append(guard["guard"])
        print(f"| {guard['guard']} | {f'{program}: {case}' if program else case or 'NO TEST FAILS'} |", flush=True)
    print(f"{tried - len(survivors)} of {tried} guards are missed by a test when they are gone")
    sys.exit(1 if survivors else 0)


if __name__ == "__main__":
    main()
