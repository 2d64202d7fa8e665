#!/usr/bin/env python3
"""Do the recipes for pipelines and cron do what PUBLISHING.md says?

check_recipes.py GAZETTE [--update]: PUBLISHING.md shows each file of recipes/ as it is (--update writes it there); each is
the YAML or the crontab that it means to be; and the commands of each are run as the service would run them, in a fresh
clone of a repository on this machine: a first publication, a change, a proposal with a mistake, a rewritten history, a
page that appears on a day. What only the service itself can show (runners, permissions, schedules) isn't tried.
"""

import datetime
import functools
import http.server
import os
import re
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parent))
from publish_faults import commit, must, page, run  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
MANUAL = ROOT / "PUBLISHING.md"
MAIN = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
complaints = []


def expect(what, holds, said=""):
    if not holds:
        complaints.append(f"{what}\n{said}")


def read_recipe(name):
    return (ROOT / "recipes" / name).read_text(encoding="utf-8")


# --- the manual ---


def shown_in(manual, is_update):
    """The manual with each recipe as the file says it."""

    def put(found):
        name = found["name"]
        return f"<!-- begin of recipes/{name} -->\n```{found['kind']}\n{read_recipe(name)}```\n<!-- end of recipes/{name} -->\n"

    pattern = r"<!-- begin of recipes/(?P<name>\S+) -->\n```(?P<kind>\w*)\n(?:.*?\n)?```\n<!-- end of recipes/(?P=name) -->\n"
    names = [found["name"] for found in re.finditer(pattern, manual, re.S)]
    expect("the manual shows every recipe", sorted(names) == sorted(os.listdir(ROOT / "recipes")), names)
    wanted = re.sub(pattern, put, manual, flags=re.S)
    if is_update and wanted != manual:
        MANUAL.write_text(wanted, encoding="utf-8")
    elif wanted != manual:
        expect("the manual shows recipes as they are", False, f"run: {sys.argv[0]} GAZETTE --update")


# --- as a service would ---


class Hosting:
    """A repository as a code-hosting service holds it, and a desk where somebody works on it."""

    def __init__(self, folder, program):
        self.folder, self.desk, self.bare = folder, folder / "desk", folder / "plans.git"
        folder.mkdir()
        (folder / "bin").mkdir()
        (folder / "bin" / "gazette").symlink_to(program)
        self.environment = {
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.day = datetime.date(2024, 1, 10)
        must(run(["git", "init", "-q", "-b", "main", self.desk]))
        targets = f"publish:\n  branch: main\n  targets:\n    - {{id: pages, branch: gh-pages}}\n    - {{id: web, folder: {folder}/www}}\n"
        self.change({"site/site.yml": f"title: Plans\nutc_offset: \"-05:00\"\n{targets}", "content/index.md": page("Plans", "What stands here.")})
        must(run(["git", "clone", "-q", "--bare", self.desk, self.bare]))
        must(run(["git", "-C", self.desk, "remote", "add", "origin", self.bare]))

    def change(self, files):
        commit(self.desk, files, self.day.isoformat())
        self.day += datetime.timedelta(days=1)

    def push(self):
        must(run(["git", "-C", self.desk, "push", "-q", "--force", "origin", "main"]))

    def clone(self, *checkout, depth=()):
        """What a pipeline works in. A depth of 0 is everything."""
        place = Path(tempfile.mkdtemp(dir=self.folder))
        must(run(["git", "clone", "-q", *depth, f"file://{self.bare}", place / "plans"]))
        must(run(["git", "-C", place / "plans", "checkout", "-q", *checkout]))
        return place / "plans"

    def shell(self, command, where, **more):
        return run(["bash", "-e", "-o", "pipefail", "-c", command], cwd=where, env=dict(self.environment, **more))


def check_github(program, folder):
    recipe = yaml.safe_load(read_recipe("github.yml"))
    triggers = recipe[True]  # YAML 1.1 reads "on" as yes
    expect("github: asks for what the manual says", {"pull_request", "push", "schedule"} == set(triggers))
    steps = recipe["jobs"]["site"]["steps"]
    expect("github: each step does something", all(("run" in step) != ("uses" in step) for step in steps))
    checkout = steps[0]
    expect("github: all of the history", checkout["uses"].startswith("actions/checkout@") and checkout["with"]["fetch-depth"] == 0)
    hosting = Hosting(folder, program)

    def runs(event, *checkout, depth=()):
        where = hosting.clone(*checkout, depth=depth)
        for step in steps[1:]:
            if "if" in step:
                expect("github: the one condition is known", step["if"] == "github.event_name != 'pull_request'")
                if event == "pull_request":
                    continue
            result = hosting.shell(step["run"], where, CI="true", GITHUB_ACTIONS="true")
            if result.returncode != 0:
                return result
        return result

    def on_pages(path):
        return run(["git", "-C", hosting.bare, "show", f"gh-pages:{path}"]).stdout

    result = runs("push", "main")
    expect("github: a first push is published", result.returncode == 0 and "What stands here." in on_pages("index.html"), result.stderr)
    hosting.change({"content/index.md": page("Plans", "Said anew.")})
    hosting.push()
    result = runs("push", "main")
    expect("github: a second push is published", result.returncode == 0 and "Said anew." in on_pages("index.html"), result.stderr)
    published = run(["git", "-C", hosting.bare, "rev-parse", "gh-pages"]).stdout
    result = runs("schedule", "main")
    expect("github: what didn't change stays", result.returncode == 0 and "Nothing that readers can see" in result.stdout, result.stdout)
    must(run([*MAIN, "-C", hosting.desk, "checkout", "-q", "-b", "proposal"]))
    hosting.change({"content/wrong.md": "---\ntitle: Wrong\nstauts: published\n---\nWords.\n"})
    must(run(["git", "-C", hosting.desk, "push", "-q", "origin", "proposal"]))
    result = runs("pull_request", "--detach", "origin/proposal")
    note = "::error file=content/wrong.md,line=3,"
    expect("github: a mistake is noted beside its line", result.returncode == 1 and note in result.stdout, result.stdout)
    expect("github: and nothing is published", published == run(["git", "-C", hosting.bare, "rev-parse", "gh-pages"]).stdout)
    result = runs("push", "main", depth=("--depth", "1"))
    expect("github: a shallow clone is refused", result.returncode == 3 and "shallow" in result.stderr, result.stderr)


class Served(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def check_gitlab(program, folder):
    recipe = yaml.safe_load(read_recipe("gitlab.yml"))
    expect("gitlab: all of the history", recipe["variables"]["GIT_DEPTH"] == 0)
    expect("gitlab: what is shown is kept as artifacts", recipe["pages"]["artifacts"]["paths"] == ["public"])
    hosting = Hosting(folder, program)
    live = folder / "live"
    live.mkdir()

    def runs(job, address, checkout="origin/main"):
        where = hosting.clone("--detach", checkout)
        tip = must(run(["git", "-C", where, "rev-parse", "HEAD"])).stdout.strip()
        # The runner joins the lines to one script.
        result = hosting.shell("\n".join(recipe[job]["script"]), where, CI="true", CI_COMMIT_SHA=tip, CI_PAGES_URL=address)
        return result, where / "public"

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Served, directory=str(live))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        result, public = runs("pages", address)
        expect("gitlab: a first site is built", result.returncode == 0 and (public / "index.html").is_file(), result.stderr)
        must(run(["cp", "-a", f"{public}/.", live]))
        hosting.change({"content/index.md": page("Plans", "Said anew.")})
        hosting.push()
        result, public = runs("pages", address)
        expect("gitlab: a second one", result.returncode == 0 and "Said anew." in (public / "index.html").read_text(), result.stderr)
        hosting.change({"content/wrong.md": "---\ntitle: Wrong\nstauts: published\n---\nWords.\n"})
        must(run(["git", "-C", hosting.desk, "push", "-q", "origin", "main:proposal"]))
        result, _ = runs("check", address, "origin/proposal")
        expect("gitlab: a proposal with a mistake fails", result.returncode == 1 and "unknown-key" in result.stderr, result.stderr)
        must(run(["git", "-C", hosting.desk, "reset", "-q", "--hard", "HEAD~2"]))
        (hosting.desk / "content/index.md").write_text(page("Plans", "It never said what it said."), encoding="utf-8")
        must(run([*MAIN, "-C", hosting.desk, "commit", "-q", "-a", "--amend", "--no-edit"],
                 env=dict(os.environ, GIT_COMMITTER_DATE="2024-01-10T12:00:00Z")))
        hosting.push()
        result, public = runs("pages", address)
        expect("gitlab: a rewritten history is refused", result.returncode == 1 and not public.exists(), result.stderr)
        server.shutdown()
    result, _ = runs("pages", address)
    expect("gitlab: an unreachable live site is refused", result.returncode != 0, result.stdout)


def check_crontab(program, folder):
    lines = [line for line in read_recipe("crontab").splitlines() if line and not line.startswith("#")]
    for line in lines:
        expect("cron: five times, then a command", re.fullmatch(r"(?:[\d*]+ ){5} +[^%]+", line), line)
    hosting = Hosting(folder, program)
    offset = datetime.timezone(datetime.timedelta(hours=-5))
    today = datetime.datetime.now(offset).date()
    text = page("Comes", "Here on its day.").replace("status:", f"publish_on: {today}\nstatus:")
    hosting.change({"content/comes.md": text})
    hosting.push()
    before = str(today - datetime.timedelta(days=1))
    must(run([program, "publish", "web", "--repo", hosting.bare, "--date", before], env=hosting.environment))
    comes = folder / "www" / "current" / "comes" / "index.html"
    expect("cron: a page doesn't appear before its day", not comes.exists())
    for line in lines:
        command = line.split(None, 5)[5].replace("/srv/git", str(folder)).replace("publish ", "publish web ")
        # cron knows little of a user's surroundings.
        own = {"HOME": str(folder), "PATH": f"{folder / 'bin'}:/usr/bin:/bin"}
        result = subprocess.run(["/bin/sh", "-c", command], env=own, cwd=folder, capture_output=True, text=True, check=False)
        expect("cron: it ends well and is quiet", result.returncode == 0 and result.stdout + result.stderr == "", result.stderr)
    expect("cron: the page appears on its day", comes.exists(), (folder / "plans.log").read_text(encoding="utf-8"))


def main():
    program = str(Path(sys.argv[1]).resolve())
    shown_in(MANUAL.read_text(encoding="utf-8"), "--update" in sys.argv)
    with tempfile.TemporaryDirectory() as name:
        checks = [check_github, check_gitlab, check_crontab]
        for check in checks:
            check(program, Path(name).resolve() / check.__name__)
    print(f"{len(checks)} recipes, {len(complaints)} complaints")
    if complaints:
        print("\n".join(complaints))
        sys.exit(1)


if __name__ == "__main__":
    main()
