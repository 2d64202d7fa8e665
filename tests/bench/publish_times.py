#!/usr/bin/env python3
"""How long from a push until readers see it?

publish_times.py [--program GAZETTE] [--runs N]: the demonstration, with the hooks of `gazette hook install`, and the handbook
(../shared; left out where it isn't), which has no settings, so that `gazette publish --plain` follows the push. One page is
edited, committed and pushed; a look at the folder that a web server shows, every few milliseconds, says when the new words
are there. In the same run: `git status` in the clone, and a publication that has nothing to do. Medians of the runs.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from measure import BUILD, ROOT, SHARED  # noqa: E402


def run(arguments, **more):
    began = time.monotonic()
    result = subprocess.run([str(part) for part in arguments], capture_output=True, text=True, check=False, **more)
    if result.returncode != 0:
        sys.exit(f"{arguments}: exit code {result.returncode}\n{result.stdout}{result.stderr}")
    return time.monotonic() - began


class Watcher(threading.Thread):
    """When a file below the live folder holds the words."""

    def __init__(self, file, words):
        super().__init__(daemon=True)
        self.file, self.words, self.seen = file, words.encode(), None

    def run(self):
        while self.seen is None:
            if self.file.is_file() and self.words in self.file.read_bytes():
                self.seen = time.monotonic()
            time.sleep(0.005)


class Portal:
    """A repository to push to, a clone of it, and a folder that a web server would show."""

    def __init__(self, program, folder, edited, page):
        self.program, self.folder, self.edited = program, folder, edited
        self.bare, self.desk, self.www = folder / "plans.git", folder / "desk", folder / "www"
        self.page = self.www / "current" / page / "index.html"
        self.git = ["git", "-C", self.desk, "-c", "user.name=A", "-c", "user.email=a@example.org"]

    def clone(self, source, *branch):
        run(["git", "clone", "-q", "--bare", *branch, source, self.bare])
        run(["git", "clone", "-q", self.bare, self.desk])

    def publish_after(self):
        """What follows a push that no hook does."""

    def measure(self, number):
        words = f"measured at push number {number}"
        text = self.desk / self.edited
        with text.open("a", encoding="utf-8") as file:
            file.write(f"\nThis was {words}.\n")
        figures = {"git status": run([*self.git, "status", "--short"])}
        run([*self.git, "commit", "-q", "-a", "-m", "Measure"])
        watcher = Watcher(self.page, words)
        watcher.start()
        began = time.monotonic()
        run([*self.git, "push", "-q"])
        self.publish_after()
        figures["push, until the prompt is back"] = time.monotonic() - began
        watcher.join(60)
        if watcher.seen is None:
            sys.exit(f"readers don't see {words}")
        figures["push, until readers see it"] = watcher.seen - began
        figures["a publication with nothing to do"] = run(self.nothing_to_do)
        return figures


class Demonstration(Portal):
    def __init__(self, program, folder):
        super().__init__(program, folder, "content/about/the-site.md", "about/the-site")
        run([program, "demo", folder / "demo", "--sources", ROOT])
        candidates = sorted((folder / "demo" / "content").rglob("*.md"))
        chosen = next(path for path in candidates if path.parent.name == "guidance" and path.name != "index.md")
        self.edited = chosen.relative_to(folder / "demo")
        self.page = self.www / "current" / self.edited.relative_to("content").with_suffix("") / "index.html"
        self.clone(folder / "demo")
        branch = subprocess.run(["git", "-C", self.desk, "branch", "--show-current"], capture_output=True, text=True, check=True)
        with (self.desk / "site/site.yml").open("a", encoding="utf-8") as file:
            file.write(f"publish:\n  branch: {branch.stdout.strip()}\n  targets: [{{id: web, folder: {self.www}}}]\n")
        run([*self.git, "commit", "-q", "-a", "-m", "Publish here"])
        run([*self.git, "push", "-q"])
        run([program, "hook", "install", "--repo", self.bare])
        # As the hook keeps it, so that the first push finds what the first publication knew.
        self.nothing_to_do = [program, "publish", "--repo", self.bare, "--cache", self.bare / "gazette-cache"]
        self.first = run(self.nothing_to_do)


class Handbook(Portal):
    def __init__(self, program, folder):
        super().__init__(program, folder, "", "")
        self.clone(SHARED / "real" / "handbook.bundle", "-b", "main")
        self.nothing_to_do = [program, "publish", "--plain", self.www, "--repo", self.bare, "--cache", folder / "cache"]
        self.first = run(self.nothing_to_do)
        live = self.www / "current"
        texts = (path.relative_to(self.desk) for path in sorted(self.desk.rglob("*.md")))
        self.edited = next(text for text in texts if (live / text.with_suffix("") / "index.html").is_file())
        self.page = live / self.edited.with_suffix("") / "index.html"

    def publish_after(self):
        run(self.nothing_to_do)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--program", default=str(BUILD / "gazette"))
    arguments.add_argument("--runs", type=int, default=5)
    options = arguments.parse_args()
    program = Path(options.program).resolve()
    kinds = {"demonstration": Demonstration}
    if (SHARED / "real" / "handbook.bundle").is_file():
        kinds["handbook"] = Handbook
    else:
        print("The handbook isn't here, and is left out.")
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    for name, kind in kinds.items():
        folder = Path(tempfile.mkdtemp(dir=memory))
        try:
            os.environ["HOME"] = str(folder)
            portal = kind(program, folder)
            files = sum(1 for path in (portal.www / "current").resolve().rglob("*.html"))
            print(f"{name}: {files} pages, {portal.edited} edited, {options.runs} runs")
            print(f"  {portal.first:8.2f} s  the first publication")
            runs = [portal.measure(number) for number in range(options.runs)]
            for figure in runs[0]:
                print(f"  {statistics.median(one[figure] for one in runs):8.2f} s  {figure}", flush=True)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
