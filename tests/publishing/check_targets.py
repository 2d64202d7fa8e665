#!/usr/bin/env python3
"""Does each kind of place hold the site, and does `gazette verify` find what is wrong with one?

check_targets.py GAZETTE: publishes a small site to a branch and, through rclone, to a folder and to a WebDAV server on
loopback; changes it; lets rclone fail on the way and publishes again; then alters, removes and adds files of a folder of
releases, rewrites the history, and reads what `gazette verify` says. Exit code 77: rclone isn't installed (the rest is
checked before).
"""

import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from nginx_swaps import free_port  # noqa: E402
from publish_faults import commit, must, page, run  # noqa: E402

complaints = []


def expect(what, holds, said=""):
    if not holds:
        complaints.append(f"{what}\n{said}")


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def make_site(folder, targets):
    repository = folder / "repository"
    must(run(["git", "init", "-q", "-b", "main", repository]))
    files = {"content/index.md": page("Plans", "What stands here."), "content/goes.md": page("Goes", "Soon gone.")}
    commit(repository, {"site/site.yml": f"title: Plans\npublish:\n  targets:\n{targets}", **files}, "2024-01-10")
    return repository


def change_site(repository):
    gone = "---\ntitle: Goes\nstatus: withdrawn\nrevision_note: Wrong.\n---\nSoon gone.\n"
    files = {"content/goes.md": gone, "content/comes.md": page("Comes", "New."), "content/draft.md": page("D", "Secret.", "draft")}
    commit(repository, files, "2024-02-10")


def build(program, repository, folder, date):
    must(run([program, "build", "--repo", repository, "--output", folder, "--date", date, "--no-cache"]))
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def held(folder):
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return files


def without_marks(files):
    return {name: bytes_ for name, bytes_ in files.items() if not name.startswith(".") and name != "CNAME"}


def check_branch(program, folder):
    repository = make_site(folder, "    - {id: pages, branch: gh-pages, domain: plans.example.org}\n    - {id: own, branch: main}\n")
    publish = [program, "publish", "pages", "--repo", repository, "--no-cache", "--date"]
    git = ["git", "-C", repository]
    must(run([*publish, "2024-01-11"]))
    first = run([*git, "rev-parse", "gh-pages"]).stdout
    result = must(run([*publish, "2024-01-12"]))
    expect("what didn't change makes no commit", first == run([*git, "rev-parse", "gh-pages"]).stdout, result.stdout)
    change_site(repository)
    must(run([*publish, "2024-02-11"]))
    commits = run([*git, "log", "--format=%an %ae %cn %s %P", "gh-pages"]).stdout
    expect("the branch is one commit that says nothing", commits == "Gazette public@gazette.example Gazette Publish \n", commits)
    out = folder / "out"
    must(run([*git, "worktree", "add", "-q", "--detach", out, "gh-pages"]))
    files = held(out)
    expect("the branch has a domain", files.get("CNAME") == b"plans.example.org\n" and ".nojekyll" in files)
    wanted = without_marks(build(program, repository, folder / "built", "2024-02-11"))
    expect("the branch holds the site", without_marks(files) == wanted)
    result = run([program, "publish", "own", "--repo", repository])
    expect("the branch of the sources is refused", result.returncode == 2 and "holds the sources" in result.stderr)
    must(run([*git, "branch", "-f", "gh-pages", "main"]))
    must(run([*git, "worktree", "remove", "--force", out]))
    result = run([*publish, "2024-02-11"])
    expect("a branch of somebody else is refused", result.returncode == 3, result.stdout + result.stderr)
    clone = folder / "clone"
    must(run(["git", "clone", "-q", "--depth", "1", f"file://{repository}", clone]))
    result = run([program, "publish", folder / "www", "--repo", clone])
    expect("a shallow clone isn't published", result.returncode == 3 and not (folder / "www" / "current").exists(), result.stderr)


def check_verify(program, folder):
    repository = make_site(folder, f"    - {{id: web, folder: {folder}/www}}\n")
    commit(repository, {"content/long.md": page("Long", "Many words. " * 300)}, "2024-01-11")
    must(run([program, "publish", "--repo", repository, "--date", "2024-01-12", "--no-cache"]))
    live = (folder / "www" / "current").resolve()
    verify = [program, "verify", "--no-cache", "--repo"]

    def says(what, words, *more, of=repository, wanted=1):
        result = run([*verify, of, *more])
        said = result.stdout + result.stderr
        expect(what, result.returncode == wanted and words in said, f"{result.returncode}: {said}")

    says("what was published is found good", "is what the repository says: all ", wanted=0)
    exported = folder / "exported"
    must(run([program, "export-public", "--repo", repository, "--output", exported, "--date", "2024-01-12"]))
    settings = (exported / "site/site.yml").read_text(encoding="utf-8")
    expect("the public part says nothing of where the site is published", "publish" not in settings, settings)
    says("and by whoever has the public part alone", "is what the repository says", "--against", folder / "www", of=exported, wanted=0)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(live))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        says("and over the network", "is what the repository says", "--against", address, "--date", "2024-01-12", wanted=0)
        must(run(["cp", live / "goes/index.html", folder / "kept"]))
        (live / "goes/index.html").write_text("Forged", encoding="utf-8")
        says("a forged page is named", "/goes/: altered since it was published", "--against", address, "--date", "2024-01-12")
        shutil.rmtree(live / "goes")
        says("a missing page is named", "/goes/: missing", "--against", address, "--date", "2024-01-12")
        server.shutdown()
    says("in a folder, too", "/goes/: missing")
    (live / "goes").mkdir()
    shutil.copy(folder / "kept", live / "goes/index.html")
    (live / "foreign").mkdir()
    (live / "foreign/index.html").write_text("Hello", encoding="utf-8")
    says("a foreign page is named", "/foreign/: foreign: nobody published it")
    shutil.rmtree(live / "foreign")
    (live / "link.html").symlink_to("/etc/hostname")
    says("a link is foreign", "/link.html: foreign")
    (live / "link.html").unlink()
    copy = live / "long/index.html.gz"
    kept = copy.read_bytes()
    shutil.copy(live / "index.html.gz", copy)
    says("a compressed copy that says something else is named", "/long/: its compressed copy says something else")
    copy.write_bytes(kept)
    commit(repository, {"content/comes.md": page("Comes", "New.")}, "2024-02-10")
    says("what isn't published yet is named", "/comes/: isn't published yet")
    must(run(["git", "-C", repository, "reset", "-q", "--hard", "HEAD~2"]))
    commit(repository, {"content/goes.md": page("Goes", "It never said what it said.")}, "2024-01-10")
    says("a history that was rewritten is found", "[lost-document]")
    result = run([program, "publish", "--repo", repository, "--date", "2024-03-01", "--no-cache"])
    expect("and isn't published", result.returncode == 1 and "[lost-document]" in result.stderr, result.stderr)


class Failing:
    """An rclone that fails at its nth call."""

    def __init__(self, folder, when):
        self.path = folder / f"rclone-{when}"
        count = folder / f"count-{when}"
        self.path.write_text(
            f"#!/bin/sh\nn=$(($(cat {count} 2>/dev/null || echo 0) + 1))\necho $n > {count}\n"
            f"[ $n = {when} ] && {{ echo 'the line is dead' >&2; exit 1; }}\nexec rclone \"$@\"\n",
            encoding="utf-8",
        )
        self.path.chmod(0o755)


def check_remote(program, folder, remote, seen):
    targets = f"    - {{id: far, remote: \"{remote}\"}}\n  rclone: RCLONE\n"
    folder.mkdir(exist_ok=True)
    repository = make_site(folder, targets)
    settings = repository / "site/site.yml"
    text = settings.read_text(encoding="utf-8")

    def publish(rclone, date):
        if settings.read_text(encoding="utf-8") != text.replace("RCLONE", str(rclone)):
            commit(repository, {"site/site.yml": text.replace("RCLONE", str(rclone))}, "2024-02-10")
        return run([program, "publish", "--repo", repository, "--no-cache", "--date", date])

    expect("a first publication arrives", publish("rclone", "2024-02-11").returncode == 0)
    wanted = without_marks(build(program, repository, folder / "one", "2024-02-11"))
    expect("the place holds the site", held(seen) == wanted, sorted(set(held(seen)) ^ set(wanted)))
    change_site(repository)
    for when in range(1, 20):
        result = publish(Failing(folder, when).path, "2024-02-12")
        if result.returncode == 0:
            break
        expect("a dead line is told", "the line is dead" in result.stderr or "holds something else" in result.stderr, result.stderr)
    expect("it failed on the way", when > 3)
    wanted = without_marks(build(program, repository, folder / "two", "2024-02-12"))
    expect("the next run takes it up", held(seen) == wanted, sorted(set(held(seen)) ^ set(wanted)))
    result = publish("rclone", "2024-02-12")
    expect("what didn't change isn't sent", "Nothing that readers can see has changed" in result.stdout, result.stdout)
    (seen / "manifest.json").unlink()
    result = publish("rclone", "2024-02-12")
    expect("a place without our manifest is refused", result.returncode == 3 and "didn't put there" in result.stderr, result.stderr)
    result = publish("no-such-rclone", "2024-02-12")
    expect("a missing program is told", result.returncode == 3 and "there is no program no-such-rclone" in result.stderr)


def main():
    program = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        os.environ["HOME"] = str(folder)
        os.environ["RCLONE_CONFIG"] = str(folder / "rclone.conf")
        for check in (check_branch, check_verify):
            (folder / check.__name__).mkdir()
            check(program, folder / check.__name__)
        has_rclone = shutil.which("rclone") is not None
        if has_rclone:
            port, seen, local = free_port(), folder / "dav", folder / "local"
            seen.mkdir()
            (folder / "rclone.conf").write_text(
                f"[dav]\ntype = webdav\nurl = http://127.0.0.1:{port}\nvendor = other\n", encoding="utf-8"
            )
            check_remote(program, folder / "check_local", f"{local}", local)
            server = subprocess.Popen(
                ["rclone", "serve", "webdav", str(seen), "--addr", f"127.0.0.1:{port}", "--dir-cache-time", "0s"],
                stderr=subprocess.DEVNULL,
            )
            try:
                time.sleep(1)
                check_remote(program, folder / "check_webdav", "dav:site", seen / "site")
            finally:
                server.terminate()
                server.wait()
        print(f"{len(complaints)} complaints")
        if complaints:
            print("\n".join(complaints))
            sys.exit(1)
        if not has_rclone:
            print("SKIPPED: publishing through rclone, which isn't installed")
            sys.exit(1 if os.environ.get("CI") else 77)


if __name__ == "__main__":
    main()
