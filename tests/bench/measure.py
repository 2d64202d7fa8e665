#!/usr/bin/env python3
"""Measures a build against the least that must be done for it, in the same run.

  measure.py [handbook | data-strategy | workload SIZE | repository PATH] [--runs N] [-- BUILD ARGUMENTS]
  measure.py second-build [the same]

tests/bench/README.md says what is measured and how to read it.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
BUILD = ROOT / "build" / "release"
KEPT = ROOT / "build" / "bench"  # repositories that are dear to make

REAL = ("handbook", "data-strategy")
SIZES = {"S": 100, "M": 2000, "L": 10000, "XL": 50000}  # pages


def run_measured(command, stdin=None, stdout=None):
    """Runs to the end; returns CPU and wall seconds, and peak memory in MB."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(command, stdin=stdin, stdout=stdout or subprocess.DEVNULL, stderr=messages)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        if status != 0:
            messages.seek(0)
            sys.exit(f"failed: {' '.join(map(str, command))}\n{messages.read().decode(errors='replace')}")
    return {"cpu": usage.ru_utime + usage.ru_stime, "wall": wall, "memory": usage.ru_maxrss / 1024}


def git(repository, *arguments, **options):
    return subprocess.run(["git", "-C", str(repository), *arguments], check=True, **options)


def clone_bundle(name):
    target = KEPT / name
    if not target.exists():
        bundle = SHARED / "real" / f"{name}.bundle"
        subprocess.run(["git", "clone", "-q", "-b", "main", str(bundle), str(target)], check=True)
    return target


def make_workload(size):
    maker = SHARED / "bench" / "make_repo.py"
    target = KEPT / f"workload-{size}"
    if not target.exists():
        if maker.exists():
            # Its own collection of garbage would meet git's.
            quiet = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "gc.auto", "GIT_CONFIG_VALUE_0": "0"}
            subprocess.run([sys.executable, str(maker), size, str(target)], check=True, env={**os.environ, **quiet})
            rename_status(target)
        else:
            print("The workload's maker isn't here; a synthetic repository stands in for it.")
            make_synthetic(target / "repo", SIZES[size])
    return target / "repo"


def rename_status(target):
    """Its pages call their state "approved" and the like by the key that says who may see them here, and would all
    be drafts. Another key of the same length keeps sizes and shapes."""
    made, renamed = target / "repo", target / "renamed"
    subprocess.run(["git", "init", "-q", "-b", "main", str(renamed)], check=True)
    branch = git(made, "symbolic-ref", "--short", "HEAD", capture_output=True, text=True).stdout.strip()
    with subprocess.Popen(["git", "-C", str(made), "fast-export", branch], stdout=subprocess.PIPE) as exporter:
        with subprocess.Popen(["sed", "s/^status: /states: /"], stdin=exporter.stdout, stdout=subprocess.PIPE) as editor:
            subprocess.run(["git", "-C", str(renamed), "fast-import", "--quiet"], stdin=editor.stdout, check=True)
    subprocess.run(["git", "-C", str(renamed), "symbolic-ref", "HEAD", f"refs/heads/{branch}"], check=True)
    shutil.rmtree(made)
    renamed.rename(made)


def make_synthetic(target, pages):
    """Pages with front matter, a table and links, each changed three times."""
    target.mkdir(parents=True)
    git(target, "init", "-q", "-b", "main")
    importer = subprocess.Popen(["git", "-C", str(target), "fast-import", "--quiet"], stdin=subprocess.PIPE)
    words = "plan school teacher reading goal report evidence family support coach".split()
    for edit in range(3):
        for page in range(pages):
            sentences = " ".join(words[(page * 7 + edit + i * i) % 10] for i in range(600))
            text = f"---\ntitle: Page {page}\nlead: A role\n---\n\n# Page {page}\n\n{sentences}\n\n"
            text += "| Measure | Target |\n|---|---|\n" + "".join(f"| {w} | {edit} |\n" for w in words)
            content = text.encode()
            when = 1300000000 + (edit * pages + page) * 600
            importer.stdin.write(
                f"commit refs/heads/main\ncommitter A <a@example.org> {when} +0000\ndata 6\nChange\n"
                f"M 644 inline content/{page // 50}/page-{page}.md\ndata {len(content)}\n".encode() + content + b"\n")
    importer.stdin.close()
    if importer.wait() != 0:
        sys.exit("git fast-import failed")
    git(target, "checkout", "-q", "main")


def read_texts(repository, log):
    """The ids of all Markdown blobs of the published line, each once."""
    found = {}
    for line in log.read_text(errors="replace").splitlines():
        if line.startswith(":") and line.lower().rstrip('"').endswith(".md"):
            found.setdefault(line.split()[3], None)
    return [blob for blob in found if set(blob) != {"0"}]


def measure_once(repository, arguments, scratch):
    """One build and, right after it, each part of the least."""
    output = scratch / "output"
    result = {"ours": run_measured([BUILD / "gazette", "build", "--repo", repository, "--output", output,
                                    "--cache", scratch / "cache", *arguments])}
    files = [path for path in output.rglob("*") if path.is_file()]
    result["files"] = len(files)
    result["pages"] = sum(path.suffix == ".html" for path in files)
    result["bytes"] = sum(path.stat().st_size for path in files)

    log, texts, sizes = scratch / "log", scratch / "texts", scratch / "sizes"
    with open(log, "wb") as out:
        result["history"] = run_measured(["git", "-C", repository, "log", "--raw", "-m", "--first-parent",
                                          "--no-renames", "--no-abbrev", "--format=%H %ct"], stdout=out)
    blobs = read_texts(repository, log)
    result["texts"] = len(blobs)
    (scratch / "ids").write_text("".join(blob + "\n" for blob in blobs))
    with open(scratch / "ids") as ids, open(texts, "wb") as out:
        result["read"] = run_measured(["git", "-C", repository, "cat-file", "--batch", "--buffer"], ids, out)
    with open(texts, "rb") as source:
        result["parse"] = run_measured([BUILD / "tests" / "parse_blobs"], source)
    sizes.write_text("".join(f"{path.stat().st_size} {path.relative_to(output)}\n" for path in files))
    with open(sizes) as source:
        result["write"] = run_measured([BUILD / "tests" / "write_files", scratch / "written"], source)
    return result


def summarize(runs):
    least = ("history", "read", "parse", "write")
    middle = {part: {key: statistics.median(run[part][key] for run in runs) for key in ("cpu", "wall", "memory")}
              for part in ("ours", *least)}
    total = {key: sum(middle[part][key] for part in least) for key in ("cpu", "wall")}
    ratios = sorted(run["ours"]["cpu"] / sum(run[part]["cpu"] for part in least) for run in runs)
    return {**middle, "least": total, "ratio": statistics.median(ratios), "ratios": ratios,
            **{key: runs[-1][key] for key in ("files", "pages", "bytes", "texts")}}


def print_table(name, summary):
    print(f"{name}: {summary['texts']} texts in history; {summary['pages']} pages, "
          f"{summary['files']} files, {summary['bytes'] / 1e6:.1f} MB")
    print(f"{'':12}{'CPU s':>9}{'wall s':>9}{'memory MB':>11}")
    for part in ("history", "read", "parse", "write"):
        print(f"{part:12}{summary[part]['cpu']:9.3f}{summary[part]['wall']:9.3f}{summary[part]['memory']:11.0f}")
    print(f"{'the least':12}{summary['least']['cpu']:9.3f}{summary['least']['wall']:9.3f}")
    ours = summary["ours"]
    print(f"{'gazette':12}{ours['cpu']:9.3f}{ours['wall']:9.3f}{ours['memory']:11.0f}")
    print(f"ratio of CPU {summary['ratio']:.2f} (runs: {', '.join(f'{r:.2f}' for r in summary['ratios'])}); "
          f"{1000 * ours['cpu'] / max(1, summary['pages']):.2f} ms a page")


def read_line_seconds(messages):
    """CPU seconds that a build said it spent reading the line."""
    for line in messages.splitlines():
        if line.startswith("read history"):
            return float(line.split()[3])
    sys.exit("the build didn't say how long it read the line")


def edit_one_page(repository, arguments):
    """One more commit that adds a sentence to a page: the Markdown file in the middle of the list."""
    listed = git(repository, "ls-files", "*.md", capture_output=True, text=True).stdout.splitlines()
    pages = [path for path in listed if (repository / path).is_file() and "{" not in path]
    if "--plain" not in arguments:
        pages = [path for path in pages if path.startswith("content/")] or pages
    page = repository / pages[len(pages) // 2]
    page.write_bytes(page.read_bytes() + b"\nOne more sentence for the second build.\n")
    git(repository, "-c", "user.name=Bench", "-c", "user.email=bench@example.org", "commit", "-q", "-a", "-m", "Edit")
    return page.relative_to(repository)


def measure_second_build(repository, arguments, scratch):
    """A first build with an empty cache, one more commit, and a second build; a clean one to compare with."""
    copy, output = scratch / "repository", scratch / "output"
    git(scratch, "clone", "-q", repository, copy)
    build = [BUILD / "gazette", "build", "--repo", copy, *arguments]
    kept = ["--output", output, "--cache", scratch / "cache"]
    result = {"first": run_measured([*build, *kept])}
    with open(scratch / "messages", "wb") as messages:
        subprocess.run([*build, "--output", scratch / "timed", "--no-cache", "--timing"], check=True,
                       stdout=subprocess.DEVNULL, stderr=messages)
    shutil.rmtree(scratch / "timed")
    result["line"] = {"cpu": read_line_seconds((scratch / "messages").read_text(errors="replace"))}
    result["log"] = run_measured(["git", "-C", copy, "log", "--raw", "-m", "--first-parent"])
    result["page"] = str(edit_one_page(copy, arguments))
    result["second"] = run_measured([*build, *kept])
    result["clean"] = run_measured([*build, "--output", scratch / "clean", "--no-cache"])
    if subprocess.run(["diff", "-r", "-q", output, scratch / "clean"], check=False).returncode != 0:
        sys.exit("the second build differs from a clean one")
    result["pages"] = sum(1 for _ in output.rglob("*.html"))
    return result


def print_second_build(name, runs):
    middle = {part: statistics.median(run[part]["cpu"] for run in runs)
              for part in ("first", "second", "clean", "line", "log")}
    builds = [run["second"]["cpu"] / run["first"]["cpu"] for run in runs]
    lines = [run["line"]["cpu"] / run["log"]["cpu"] for run in runs]
    print(f"{name}: {runs[-1]['pages']} pages; one more commit edits {runs[-1]['page']}; CPU seconds:")
    print(f"first build {middle['first']:.3f}, second {middle['second']:.3f}, clean one of the same commit "
          f"{middle['clean']:.3f}, byte for byte the same")
    print(f"second over first {statistics.median(builds):.3f} (runs: {', '.join(f'{r:.3f}' for r in builds)})")
    print(f"reading the line {middle['line']:.3f}, git log --raw -m --first-parent {middle['log']:.3f}: "
          f"{statistics.median(lines):.2f} (runs: {', '.join(f'{r:.2f}' for r in lines)})")
    print(f"memory MB: first {max(run['first']['memory'] for run in runs):.0f}, "
          f"second {max(run['second']['memory'] for run in runs):.0f}")
    return {**middle, "ratio": statistics.median(builds), "line_ratio": statistics.median(lines)}


def refuse_nonsense(options):
    kind, *more = options.workload
    problem = None
    if kind in REAL and more:
        problem = f"{kind} takes nothing after it, but there is: {' '.join(more)}"
    elif kind == "workload" and (len(more) > 1 or more and more[0] not in SIZES):
        problem = f"there is no workload of the size {' '.join(more)}"
    elif kind == "repository" and (len(more) != 1 or not pathlib.Path(more[0]).is_dir()):
        problem = f"there is no repository at {more[0]}" if more else "the path of the repository is missing"
    elif kind not in (*REAL, "workload", "repository"):
        problem = f"{kind} can't be measured"
    elif options.runs < 1:
        problem = "--runs must be at least 1"
    if problem:
        print(f"bench: {problem}. What can be:\n"
              f"  {', '.join(REAL)}: a real repository\n"
              f"  workload SIZE: a made one; SIZE is {', '.join(SIZES)}\n"
              "  repository PATH: any of yours\n"
          "  second-build, and one of these: what one more commit costs", file=sys.stderr)
        sys.exit(2)


def find_repository(kind, argument="M"):
    if kind == "workload":
        return make_workload(argument)
    if kind == "repository":
        return pathlib.Path(argument)
    if (SHARED / "real" / f"{kind}.bundle").exists():
        return clone_bundle(kind)
    print(f"The repository {kind} isn't on this machine; a synthetic one stands in for it.")
    return make_workload("M")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("workload", nargs="*", default=["handbook"])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--dry-run", action="store_true", help="say if this can be measured, and do nothing")
    split = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    options = parser.parse_args(sys.argv[1:split])
    arguments = sys.argv[split + 1:] or ["--plain"]
    is_second = options.workload[0] == "second-build"
    if is_second:
        options.workload = options.workload[1:] or ["handbook"]
    refuse_nonsense(options)
    if options.dry_run:
        return

    KEPT.mkdir(parents=True, exist_ok=True)
    repository = find_repository(*options.workload)

    # On a disk, what was written before disturbs the measurement: memory, where there is some.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    runs = []
    for _ in range(options.runs):
        scratch = pathlib.Path(tempfile.mkdtemp(prefix="gazette-bench-", dir=memory))
        try:
            measure = measure_second_build if is_second else measure_once
            runs.append(measure(repository, arguments, scratch))
        finally:
            shutil.rmtree(scratch)
    name = " ".join(["second-build"] * is_second + options.workload + arguments)
    if is_second:
        summary = print_second_build(name, runs)
    else:
        summary = summarize(runs)
        print_table(name, summary)
    with open(ROOT / "build" / "bench.jsonl", "a") as ledger:
        ledger.write(json.dumps({"workload": name, **summary}) + "\n")


if __name__ == "__main__":
    main()
