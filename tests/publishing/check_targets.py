#!/usr/bin/env python3
"""Does each kind of place hold the site, and does `gazette verify` find what is wrong with one?

check_targets.py GAZETTE: publishes a small site to a branch and, through rclone, to a folder and to a WebDAV server on
loopback; changes it; lets rclone fail on the way and publishes again; publishes the same commit day by day, and goes back to
the one before; then alters, removes and adds files of a folder of releases, rewrites the history, and reads what `gazette
verify` says. Exit code 77: rclone isn't installed (the rest is
checked before).
"""

import hashlib
import http.server
import os
import re
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
    """Sends compressed copies, as web servers do."""

    def log_message(self, *_):
        pass

    def send_head(self):
        wanted = self.headers.get("Accept-Encoding", "")
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        for encoding, ending in (("br", ".br"), ("gzip", ".gz")):
            copy = path.with_name(path.name + ending)
            if encoding in wanted and copy.is_file():
                self.send_response(200)
                self.send_header("Content-Encoding", encoding)
                self.send_header("Content-Length", str(copy.stat().st_size))
                self.end_headers()
                return copy.open("rb")
        return super().send_head()


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
    hosts = ("CNAME", "_headers", "_redirects")
    return {name: bytes_ for name, bytes_ in files.items() if not name.startswith(".") and name not in hosts}


def check_branch(program, folder):
    repository = make_site(folder, "    - {id: pages, branch: gh-pages, domain: plans.example.org}\n    - {id: own, branch: main}\n")
    publish = [program, "publish", "pages", "--repo", repository, "--no-cache", "--date"]
    git = ["git", "-C", repository]
    must(run([*publish, "2024-01-11"]))
    first = run([*git, "rev-parse", "gh-pages"]).stdout
    result = must(run([*publish, "2024-01-12"]))
    expect("what didn't change makes no commit", first == run([*git, "rev-parse", "gh-pages"]).stdout, result.stdout)
    change_site(repository)
    commit(repository, {"content/moves.md": page("Moves", "From here to there.")}, "2024-02-10")
    must(run(["git", "-C", repository, "mv", "content/moves.md", "content/moved.md"]))
    commit(repository, {}, "2024-02-11")
    must(run([*publish, "2024-02-11"]))
    commits = run([*git, "log", "--format=%an %ae %cn %s %P", "gh-pages"]).stdout
    expect("the branch is one commit that says nothing", commits == "Gazette public@gazette.example Gazette Publish \n", commits)
    out = folder / "out"
    must(run([*git, "worktree", "add", "-q", "--detach", out, "gh-pages"]))
    files = held(out)
    headers = files.get("_headers", b"").decode()
    expect("the branch has headers for hosts that read them", "frame-ancestors 'none'" in headers and "/files/*" in headers, headers)
    expect("and redirects", b"/moves/ /moved/ 301\n" in files.get("_redirects", b""), files.get("_redirects"))
    expect("the branch has a domain", files.get("CNAME") == b"plans.example.org\n" and ".nojekyll" in files)
    wanted = without_marks(build(program, repository, folder / "built", "2024-02-11"))
    expect("the branch holds the site", without_marks(files) == wanted)
    result = run([program, "verify", "pages", "--no-cache", "--repo", repository])
    expect("a branch is verified", result.returncode == 0 and "The branch gh-pages is what the repository says: all " in result.stdout, result.stdout + result.stderr)
    for command in ("publish", "verify", "rollback --target"):
        result = run([program, command.split()[0], "--repo", repository])
        expect("the hint names what was typed", f"say which: gazette {command} pages | own\n" in result.stderr, result.stderr)
    result = run([program, "publish", "own", "--repo", repository])
    expect("the branch of the sources is refused", result.returncode == 2 and "holds the sources" in result.stderr)
    check_branch_rollback(program, repository, publish)
    must(run([*git, "branch", "-f", "gh-pages", "main"]))
    must(run([*git, "worktree", "remove", "--force", out]))
    result = run([*publish, "2024-02-11"])
    expect("a branch of somebody else is refused", result.returncode == 3, result.stdout + result.stderr)
    clone = folder / "clone"
    must(run(["git", "clone", "-q", "--depth", "1", f"file://{repository}", clone]))
    result = run([program, "publish", folder / "www", "--repo", clone])
    expect("a shallow clone isn't published", result.returncode == 3 and not (folder / "www" / "current").exists(), result.stderr)


def check_daily(program, folder):
    """A publication each day pushes out no earlier commit, in a folder and on a branch."""
    targets = f"    - {{id: web, folder: {folder}/www, keep: 2}}\n    - {{id: pages, branch: gh-pages, keep: 2}}\n"
    repository = make_site(folder, targets)
    publish = [program, "publish", "--repo", repository, "--no-cache", "--again"]
    rollback = [program, "rollback", "--repo", repository, "--target"]

    def kept(target):
        return re.findall(r"\d{4}-\d{4}-\d\d-\d\d", run([*rollback, target, "--list"]).stdout)

    for target in ("web", "pages"):
        must(run([*publish, target, "--date", "2024-01-10"]))
        result = run([*rollback, target])
        expect("nothing was before the first", result.returncode == 3 and "no earlier release" in result.stderr, result.stderr)
    commit(repository, {"content/comes.md": page("Comes", "New.")}, "2024-02-10")
    for day in range(10, 15):
        must(run([*publish, "web", "--date", f"2024-02-{day}"]))
        # The branch changes with the day alone if a page does.
        must(run([*publish, "pages", "--date", f"2024-02-{day}", "--title", f"Plans {day}"]))
    for target in ("web", "pages"):
        expect(f"{target}: of a commit the newest alone is kept", kept(target) == ["0001-2024-01-10", "0006-2024-02-14"], kept(target))
        result = run([*rollback, target])
        expect(f"{target}: going back is going to another commit", "release 0001-2024-01-10 again" in result.stdout, result.stdout + result.stderr)
    commit(repository, {"content/index.md": page("Plans", "Once more.")}, "2024-02-20")
    for target in ("web", "pages"):
        must(run([*publish, target, "--date", "2024-02-20"]))
        expect(f"{target}: the oldest commit goes", kept(target) == ["0006-2024-02-14", "0007-2024-02-20"], kept(target))
    check_days_of_demonstration(program, folder)


def check_days_of_demonstration(program, folder):
    repository = folder / "demonstration"
    must(run([program, "demo", repository, "--sources", Path(__file__).resolve().parents[2]]))
    publish = [program, "publish", folder / "daily", "--repo", repository, "--no-cache", "--date"]
    must(run([*publish, "2026-12-01"]))
    result = must(run([*publish, "2026-12-02"]))
    expect("a day is told as what it is", "No text has changed: only what depends on the day" in result.stdout, result.stdout)
    built = folder / "built"
    must(run([program, "build", "--repo", repository, "--no-cache", "--output", built]))
    verify = [program, "verify", "--repo", repository, "--no-cache", "--against", built]
    result = run(verify)
    expect("a build without a day is found good", result.returncode == 0 and ", the day of the newest publication.\n" in result.stdout, result.stdout)
    must(run([program, "build", "--repo", repository, "--no-cache", "--output", built, "--date", "2026-12-02"]))
    day = time.mktime((2026, 12, 2, 18, 0, 0, 0, 0, 0))
    os.utime(built / "manifest.json", (day, day))
    result = run(verify)
    expect("and one of another day", result.returncode == 0 and "as of 2026-12-02, the day on which its manifest.json was written" in result.stdout, result.stdout)


def redact(program, repository, document, version, day):
    """Withholds a version; the digest that pins it is what the program asks for."""
    entry = f"  - document: {document}\n    versions: [{version}]\n    reason: A student could be recognized.\n    decided_on: {day}\n"
    commit(repository, {"site/redactions.yml": f"redactions:\n{entry}"}, day)
    said = run([program, "check", "--repo", repository, "--no-cache"])
    digest = re.search(r"digest: ([0-9a-f]{32})", said.stdout + said.stderr)
    expect("the program says the digest of what is withheld", digest, said.stdout + said.stderr)
    commit(repository, {"site/redactions.yml": f"redactions:\n{entry}    digest: {digest[1]}\n"}, day)


def check_branch_rollback(program, repository, publish):
    """Back to the first state isn't allowed: it showed what was withdrawn since. Then forth, back, and a redaction."""
    rollback = [program, "rollback", "--target", "pages", "--repo", repository]
    git = ["git", "-C", repository]

    def shows(path="index.html"):
        return run([*git, "show", f"gh-pages:{path}"]).stdout

    kept = run([*rollback, "--list"]).stdout
    expect("what was withdrawn since isn't kept", kept == "0002-2024-02-11\n", kept)
    result = run(rollback)
    expect("and can't be gone back to", result.returncode == 3 and "no earlier release" in result.stderr, result.stderr)
    commit(repository, {"content/index.md": page("Plans", "A slip of the pen.")}, "2024-02-12")
    must(run([*publish, "2024-02-12"]))
    result = must(run(rollback))
    expect("a branch goes back", "slip of the pen" not in shows() and "git push --force origin gh-pages" in result.stdout, result.stdout)
    result = run([*rollback, "2"])
    expect("once is enough", "already" in result.stdout, result.stdout)
    must(run([*rollback, "3"]))
    expect("and forth", "slip of the pen" in shows())
    must(run(rollback))
    must(run([*publish, "2024-02-13"]))
    expect("the next publication shows what is committed", "slip of the pen" in shows())
    commit(repository, {"content/comes.md": page("Comes", "Without the name.")}, "2024-02-14")
    must(run([*publish, "2024-02-14"]))
    redact(program, repository, "content/comes.md", "2024-02-10", "2024-02-15")
    must(run([*publish, "2024-02-15"]))
    result = run(rollback)
    expect("never across a redaction", result.returncode == 3 and "no earlier release" in result.stderr, result.stdout + result.stderr)
    must(run([*git, "gc", "-q", "--prune=now"]))
    kept = run([*rollback, "--list"]).stdout
    expect("what showed it is gone", len(kept.splitlines()) == 1, kept)


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
        copy = live / "long/index.html.br"
        kept = copy.read_bytes()
        for bytes_ in ((live / "index.html.br").read_bytes(), kept[: len(kept) // 2]):
            copy.write_bytes(bytes_)
            says("what browsers get is looked at", "/long/: its compressed copy says something else", "--against", address, "--date", "2024-01-12")
        copy.write_bytes(kept)
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
    for ending in ("gz", "br"):
        copy = live / f"long/index.html.{ending}"
        kept = copy.read_bytes()
        shutil.copy(live / f"index.html.{ending}", copy)
        says("a compressed copy that says something else is named", "/long/: its compressed copy says something else")
        copy.write_bytes(kept)
    check_forged_manifest(live, says, exported)
    check_put_back(program, repository, folder / "www")
    commit(repository, {"content/comes.md": page("Comes", "New.")}, "2024-02-10")
    says("what isn't published yet is named", "/comes/: isn't published yet")
    says("and which day is compared", "as of 2024-02-10, the day of the newest publication (the site is of 2024-01-12).\n")
    must(run(["git", "-C", repository, "reset", "-q", "--hard", "HEAD~2"]))
    commit(repository, {"content/goes.md": page("Goes", "It never said what it said.")}, "2024-01-10")
    says("a history that was rewritten is found", "[lost-document]")
    result = run([program, "publish", "--repo", repository, "--date", "2024-03-01", "--no-cache"])
    expect("and isn't published", result.returncode == 1 and "[lost-document]" in result.stderr, result.stderr)


def check_put_back(program, repository, target):
    """Who publishes what is published puts back what somebody altered where it stands."""
    publish = [program, "publish", "--repo", repository, "--date", "2024-01-12", "--no-cache"]

    def alter(path):
        path.write_text("Altered", encoding="utf-8")

    def add(path):
        path.with_name("added.html").write_text("Added", encoding="utf-8")

    def alter_size_alone(path):
        alter(path)
        os.utime(path, (0, 0))

    must(run(publish))  # compressed copies went before
    for change in (alter, add, Path.unlink, alter_size_alone):
        live = (target / "current").resolve()
        wanted = held(live)
        change(live / "goes/index.html")
        result = must(run(publish))
        said = "isn't as it was published: the site is put there anew" in result.stdout
        expect(f"{change.__name__}: it is told and put back", said and held(target / "current") == wanted, result.stdout)
    (target / "current/goes/index.html").touch()
    (target / "current/.well-known").mkdir()
    (target / "current/.well-known/mark").write_text("The host's own", encoding="utf-8")
    result = must(run(publish))
    expect("what says the same stays", "it stays" in result.stdout, result.stdout)
    shutil.rmtree(target / "current/.well-known")


def check_forged_manifest(live, says, exported):
    """Whoever alters a page may alter the manifest too."""
    kept = {path: path.read_bytes() for path in (live / "manifest.json", live / "goes/index.html")}
    manifest = live / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    forged = b"Forged"
    own = hashlib.sha256(kept[live / "goes/index.html"]).hexdigest()
    expect("the manifest names the page", own in text)
    (live / "goes/index.html").write_bytes(forged)
    manifest.write_text(text.replace(own, hashlib.sha256(forged).hexdigest()), encoding="utf-8")
    for of in (None, exported):
        more = {} if of is None else {"of": of}
        says("a page that was forged with its digest is named", "/goes/: differs from the repository", "--against", live, "--date", "2024-01-12", **more)
        says("and the manifest itself", "/manifest.json: differs from the repository", "--against", live, "--date", "2024-01-12", **more)
    for path, bytes_ in kept.items():
        path.write_bytes(bytes_)
    manifest.write_text(text[: len(text) // 2], encoding="utf-8")
    says("a manifest that was cut off is told", "manifest.json that can be read", wanted=3)
    manifest.write_text(text, encoding="utf-8")


class Failing:
    """An rclone that fails at its nth call."""

    def __init__(self, folder, name, when):
        self.path = folder / f"rclone-{name}"
        count = folder / f"count-{name}"
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

    for when in range(2, 20):
        result = publish(Failing(folder, f"first-{when}", when).path, "2024-02-11")
        if result.returncode == 0:
            break
    expect("a first publication that was cut off is taken up", result.returncode == 0 and when > 3, result.stderr)
    wanted = without_marks(build(program, repository, folder / "one", "2024-02-11"))
    expect("the place holds the site", held(seen) == wanted, sorted(set(held(seen)) ^ set(wanted)))
    change_site(repository)
    for when in range(1, 20):
        result = publish(Failing(folder, f"second-{when}", when).path, "2024-02-12")
        if result.returncode == 0:
            break
        expect("a dead line is told", "the line is dead" in result.stderr or "holds something else" in result.stderr, result.stderr)
    expect("it failed on the way", when > 3)
    wanted = without_marks(build(program, repository, folder / "two", "2024-02-12"))
    expect("the next run takes it up", held(seen) == wanted, sorted(set(held(seen)) ^ set(wanted)))
    result = publish("rclone", "2024-02-12")
    expect("what didn't change isn't sent", "Nothing that readers can see has changed" in result.stdout, result.stdout)
    check_remote_rollback(program, folder, repository, publish, seen)
    (seen / "manifest.json").unlink()
    result = publish("rclone", "2024-02-12")
    expect("a place without our manifest is refused", result.returncode == 3 and "didn't put there" in result.stderr, result.stderr)
    result = publish("no-such-rclone", "2024-02-12")
    expect("a missing program is told", result.returncode == 3 and "there is no program no-such-rclone" in result.stderr)


def check_unknown_remote(program, folder):
    repository = make_site(folder, "    - {id: far, remote: \"nowhere:site\"}\n")
    result = run([program, "publish", "--repo", repository, "--no-cache"])
    expect("a name that rclone doesn't know is told", result.returncode == 3 and "`rclone listremotes` shows" in result.stderr, result.stderr)
    result = run([program, "verify", "--repo", repository, "--no-cache"])
    expect("a place without an address isn't verified", result.returncode == 2 and "has no address" in result.stderr, result.stderr)


def check_remote_rollback(program, folder, repository, publish, seen):
    rollback = [program, "rollback", "--target", "far", "--repo", repository]
    before = held(seen)
    result = run(rollback)
    expect("a place doesn't go back to what was withdrawn", result.returncode == 3 and "no earlier release" in result.stderr, result.stderr)
    commit(repository, {"content/index.md": page("Plans", "A slip of the pen.")}, "2024-02-12")
    # Cut off on the way, then something else is wanted: what was half sent must go.
    for when in (3, 5, 7):
        publish(Failing(folder, f"slip-{when}", when).path, "2024-02-13")
    commit(repository, {"content/index.md": page("Plans", "What stands here."), "content/more.md": page("More", "More.")}, "2024-02-12")
    must(publish("rclone", "2024-02-13"))
    wanted = without_marks(build(program, repository, folder / "three", "2024-02-13"))
    expect("what was half sent is replaced", held(seen) == wanted, sorted(set(held(seen)) ^ set(wanted)))
    must(run(rollback))
    expect("a place goes back, byte for byte", held(seen) == before, sorted(set(held(seen)) ^ set(before)))
    both = [subprocess.Popen([program, "publish", "--wait", "--repo", repository, "--no-cache", "--date", "2024-02-13"], stdout=subprocess.DEVNULL) for _ in range(2)]
    expect("two at once both end well", [process.wait() for process in both] == [0, 0])
    expect("and the place holds the site", held(seen) == wanted, sorted(set(held(seen)) ^ set(wanted)))


def main():
    program = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        os.environ["HOME"] = str(folder)
        os.environ["RCLONE_CONFIG"] = str(folder / "rclone.conf")
        for check in (check_branch, check_daily, check_verify):
            (folder / check.__name__).mkdir()
            check(program, folder / check.__name__)
        has_rclone = shutil.which("rclone") is not None
        if has_rclone:
            port, seen, local = free_port(), folder / "dav", folder / "local"
            seen.mkdir()
            (folder / "rclone.conf").write_text(
                f"[dav]\ntype = webdav\nurl = http://127.0.0.1:{port}\nvendor = other\n", encoding="utf-8"
            )
            (folder / "check_unknown_remote").mkdir()
            check_unknown_remote(program, folder / "check_unknown_remote")
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
