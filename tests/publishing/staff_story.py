#!/usr/bin/env python3
"""What staff see when they publish by `git push`: the story in PUBLISHING.md, played for real.

staff_story.py GAZETTE [--update]: an administrator sets up a repository without a work tree, its hooks and nginx on
loopback; a colleague clones, edits, pushes a mistake, reads the refusal, mends, pushes, sees the page change, makes the
merge that `git pull` makes, is refused, mends that; the administrator rolls back. What each command prints must be what
PUBLISHING.md shows between the marks; --update writes it there.
Exit code 77: can't be checked here.
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from nginx_swaps import Nginx, find_nginx  # noqa: E402
from publish_faults import must, page, run  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
MANUAL = ROOT / "PUBLISHING.md"
BEGIN, END = "<!-- begin of the story -->\n", "<!-- end of the story -->\n"

SITE = """\
title: Plans and Progress
utc_offset: "-05:00"
publish:
  branch: main
  targets:
    - {id: web, folder: TARGET, address: "https://plans.example.org"}
"""
COACHING = "Each school has a coach for mathematics.\n"


class Story:
    """Runs commands as a shell would, and writes down what a terminal shows."""

    def __init__(self, folder, program):
        self.folder, self.program, self.lines = folder, program, []
        self.environment = dict(
            os.environ,
            HOME=str(folder / "home"),
            PATH=f"{folder / 'bin'}:{os.environ['PATH']}",
            GIT_CONFIG_NOSYSTEM="1",
            GIT_AUTHOR_DATE="2024-03-04T15:00:00Z",
            GIT_COMMITTER_DATE="2024-03-04T15:00:00Z",
            LC_ALL="C.UTF-8",
            NO_COLOR="1",
        )
        self.environment.pop("XDG_CACHE_HOME", None)

    def day(self, day):
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            self.environment[name] = f"{day}T15:00:00Z"

    def say(self, words):
        self.lines.append(f"# {words}")

    def plain(self, text):
        text = text.replace(str(self.folder), "/srv").replace(str(self.program), "gazette")
        text = re.sub(r"\x1b\[K", "", text)
        text = re.sub(r"[0-9a-f]{40}", lambda found: found[0][:7], text)
        # Commit ids don't differ from run to run, the day of publication does.
        text = re.sub(r"(\d{4})-20\d\d-\d\d-\d\d( in |;|$|,| again)", r"\1-2024-03-04\2", text, flags=re.M)
        text = re.sub(r"as of 20\d\d-\d\d-\d\d", "as of 2024-03-04", text)
        return "\n".join(line.rstrip() for line in text.splitlines())

    def do(self, where, command, wanted=0, shown=True):
        result = subprocess.run(
            ["bash", "-c", f"{{ {command}; }} 2>&1"],
            cwd=self.folder / where,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        said = self.plain(result.stdout)
        if result.returncode != wanted:
            sys.exit(f"{command}: exit code {result.returncode}, not {wanted}\n{said}")
        if shown:
            self.lines.append(f"$ {self.plain(command)}")
            self.lines += [line for line in said.splitlines() if not line.startswith("To /srv")]
            self.lines.append("")
        return said


def play(program, folder):
    story = Story(folder, program)
    for name in ("home", "bin", "git", "desk"):
        (folder / name).mkdir()
    (folder / "bin" / "gazette").symlink_to(program)
    git = folder / "desk" / "first"
    files = {
        "site/site.yml": SITE.replace("TARGET", str(folder / "www" / "plans")),
        "content/index.md": page("Plans and Progress", "What our schools work on."),
        "content/coaching.md": page("Coaching", COACHING),
    }
    story.do("desk", "git init -q -b main first", shown=False)
    for name, text in files.items():
        (git / name).parent.mkdir(parents=True, exist_ok=True)
        (git / name).write_text(text, encoding="utf-8")
    story.do("desk", "git config --global user.name 'Director of Teaching'", shown=False)
    story.do("desk", "git config --global user.email director@example.org", shown=False)
    story.do("desk/first", "git add . && git commit -q -m 'First pages'", shown=False)

    story.say("An administrator, once: a repository to push to, and the first publication")
    story.do("git", "git clone -q --bare ../desk/first plans.git")
    story.do("git", "gazette hook install --repo plans.git")
    story.do("git", "gazette publish --repo plans.git")
    nginx = Nginx(folder, folder / "www" / "plans" / "serve" / "nginx.conf")
    try:
        tell(story, folder, nginx)
    finally:
        nginx.stop()
    return "\n".join(story.lines)


def tell(story, folder, nginx):
    def shows(words):
        return words in nginx.ask("/coaching/")[2].decode()

    def expect(what, holds):
        if not holds:
            sys.exit(f"this doesn't hold: {what}")

    expect("nginx shows the first page", shows("has a coach for mathematics"))
    story.say("A colleague: take a copy, edit a page, and push it with a mistake")
    story.do("desk", f"git clone -q {folder}/git/plans.git && cd plans")
    text = folder / "desk" / "plans" / "content" / "coaching.md"
    before = text.read_text(encoding="utf-8")
    after = before.replace(COACHING, "Each school has a coach for mathematics, and one for reading.\n")
    text.write_text(after.replace("status:", "stauts:"), encoding="utf-8")
    story.day("2024-03-05")
    story.do("desk/plans", "git diff -U0 | tail -n +5")
    story.do("desk/plans", "git commit -q -a -m 'Add reading coaches'")
    story.do("desk/plans", "git push -q", wanted=1)
    expect("readers see the page as before", shows("has a coach for mathematics.") and not shows("reading"))

    story.say("Mend it, and push again")
    text.write_text(after, encoding="utf-8")
    story.do("desk/plans", "git diff -U0 | tail -n +5")
    story.do("desk/plans", "git commit -q -a --amend -m 'Add reading coaches'")
    story.do("desk/plans", "git push -q")
    expect("readers see the new page", shows("one for reading"))

    story.say("Meanwhile somebody else worked on an older copy; `git pull` makes a merge that is refused")
    story.do("desk", f"git clone -q {folder}/git/plans.git other && git -C other reset -q --hard HEAD~1", shown=False)
    story.day("2024-03-06")
    home = folder / "desk" / "other" / "content" / "index.md"
    home.write_text(page("Plans and Progress", "What our schools work on this year."), encoding="utf-8")
    story.do("desk/other", "git commit -q -a -m 'Say which year'")
    story.do("desk/other", "git pull -q --no-rebase --no-edit")
    story.do("desk/other", "git push -q", wanted=1)
    story.do("desk/other", "git pull -q --rebase")
    story.do("desk/other", "git push -q")

    story.say("A change that readers can't see publishes nothing")
    (folder / "desk" / "other" / "notes.txt").write_text("For us.\n", encoding="utf-8")
    story.do("desk/other", "git add notes.txt && git commit -q -m 'Keep notes' && git push -q")

    story.say("The administrator goes back to how it was before")
    story.do("git", "gazette rollback --list --repo plans.git", shown=False)
    story.do("git", "gazette rollback --repo plans.git")
    expect("readers see the release before", b"this year" not in nginx.ask("/")[2])
    story.say("Anybody checks that the site is what the repository says")
    story.do("git", f"gazette publish --repo plans.git --again > /dev/null && gazette verify --repo plans.git --against http://127.0.0.1:{nginx.port}/", shown=False)
    said = story.do("git", f"gazette verify --repo plans.git --against {folder}/www/plans")
    expect("the site is what the repository says", "is what the repository says" in said)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if not find_nginx():
        print("SKIPPED: nginx isn't installed")
        sys.exit(1 if os.environ.get("CI") else 77)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        story = play(str(Path(sys.argv[1]).resolve()), folder)
    manual = MANUAL.read_text(encoding="utf-8")
    before, rest = manual.split(BEGIN)
    shown, after = rest.split(END)
    wanted = f"```console\n{story.strip()}\n```\n"

    # How many pages and files there are is for the theme to say.
    def without_counts(text):
        return re.sub(r"\b\d+ (pages|files?|new|changed|removed|as before)", r"N \1", text)

    if "--update" in sys.argv:
        MANUAL.write_text(before + BEGIN + wanted + END + after, encoding="utf-8")
    elif without_counts(shown) != without_counts(wanted):
        print("".join(difflib.unified_diff(shown.splitlines(True), wanted.splitlines(True), "PUBLISHING.md", "now")))
        print(f"PUBLISHING.md tells another story; if this one is right: {sys.argv[0]} GAZETTE --update")
        sys.exit(1)


if __name__ == "__main__":
    main()
