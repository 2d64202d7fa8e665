#!/usr/bin/env python3
"""Do the hooks let through what they should, and nothing else?

check_hooks.py GAZETTE: pushes to small repositories with the hooks installed: what drops published commits, deletes the
branch, isn't signed, is signed by the wrong key, changes what somebody else owns, or would leave the branch without a guard is
refused and leaves the site alone; nothing that stands on other branches excuses anything; what is good is published, without
HOME, with an odd umask, from two sides at once, and in the background.
Exit code 77: can't be checked here.
"""

import os
import shutil
import stat
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from publish_faults import must, page, run  # noqa: E402

complaints = []


def expect(what, holds, said=""):
    if not holds:
        complaints.append(f"{what}\n{said}")


class Place:
    """A repository to push to, with a site, and a clone of it."""

    def __init__(self, program, folder, publish="", install=(), more="", branches=()):
        self.program, self.folder, self.clone = program, folder, folder / "clone"
        folder.mkdir()
        (folder / "home").mkdir()
        self.target = folder / "www"
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder / "home"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
        }
        self.git("init", "-q", "-b", "main", self.clone, where=folder)
        settings = f"title: Plans\npublish:\n  targets:\n    - {{id: web, folder: {self.target}}}\n{more}{publish}"
        self.write("site/site.yml", settings)
        self.write("content/index.md", page("Plans", "What stands here."))
        self.commit("2024-01-10")
        for branch in branches:
            self.git("branch", "-q", branch)
        self.git("clone", "-q", "--bare", self.clone, folder / "plans.git", where=folder)
        self.git("remote", "add", "origin", folder / "plans.git")
        self.git("fetch", "-q")
        self.git("branch", "-q", "--set-upstream-to=origin/main")
        self.installed = must(run([program, "hook", "install", "--repo", folder / "plans.git", *install], env=self.environment)).stdout
        must(run([program, "publish", "web", "--repo", folder / "plans.git"], env=self.environment))

    def git(self, *arguments, where=None, **more):
        return must(run(["git", *arguments], cwd=where or self.clone, env=dict(self.environment, **more)))

    def write(self, name, text):
        (self.clone / name).parent.mkdir(parents=True, exist_ok=True)
        (self.clone / name).write_text(text, encoding="utf-8")

    def commit(self, day, *arguments, **more):
        self.git("add", "-A")
        dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        self.git("commit", "-q", "-m", "Change", *arguments, **dates, **more)

    def push(self, *arguments, **more):
        command = ["git", "push", "-q", *arguments]
        return run(command, cwd=self.clone, env=dict(self.environment, **more))

    def shows(self, words):
        return any(words in path.read_text(encoding="utf-8") for path in (self.target / "current").rglob("*.html"))

    def is_refused(self, what, words, result):
        expect(f"{what} is refused", result.returncode != 0 and words in result.stderr, result.stderr)
        expect(f"{what} leaves the site alone", os.readlink(self.target / "current").startswith("releases/0001-"))


def check_lines(program, folder):
    place = Place(program, folder)
    first = place.git("rev-parse", "HEAD").stdout.strip()
    place.is_refused("deleting the branch", "can't be deleted", place.push("origin", ":main", "--force"))
    place.write("content/other.md", page("Other", "Another history."))
    place.commit("2024-01-11", "--amend")
    place.is_refused("a rewritten history", "would be lost", place.push("--force"))
    place.git("reset", "-q", "--hard", first)
    place.write("content/index.md", "---\ntitle: Plans\nstatus: draft\n---\nHidden.\n")
    place.commit("2024-01-12")
    place.is_refused("unpublishing by a slip", "[unpublished]", place.push())
    place.git("reset", "-q", "--hard", first)
    place.git("checkout", "-q", "-b", "wip")
    place.write("content/index.md", "stauts: no\n")
    place.commit("2024-01-12")
    expect("other branches aren't looked at", place.push("-u", "origin", "wip").returncode == 0)
    place.git("checkout", "-q", "main")
    place.write("content/draft.md", "---\ntitle: Draft\nstatus: draft\nunknown: key\n---\nNot yet.\n")
    place.write("content/index.md", page("Plans", "What stands here now."))
    place.commit("2024-01-13")
    result = place.push()
    expect("a mistake in a draft stops nobody", result.returncode == 0 and place.shows("here now"), result.stderr)


def check_odd_places(program, folder):
    place = Place(program, folder)
    place.write("content/index.md", page("Plans", "Without a home."))
    place.commit("2024-01-12")
    result = run(
        ["bash", "-c", "umask 077; unset HOME; git push -q"],
        cwd=place.clone,
        env={**{key: value for key, value in place.environment.items() if key != "HOME"}, "XDG_CONFIG_HOME": "/nowhere"},
    )
    expect("a push without HOME is published", result.returncode == 0 and place.shows("Without a home"), result.stderr)
    for path in [place.target / "releases", *(place.target / "current").resolve().rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        expect(f"{path.name} is readable for all", mode == (0o755 if path.is_dir() else 0o644))
    result = run([program, "hook", "install", "--repo", place.clone], env=place.environment)
    expect("a repository with a work tree is refused", result.returncode == 2 and "work tree" in result.stderr)
    hook = folder / "plans.git" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho mine\n", encoding="utf-8")
    result = run([program, "hook", "install", "--repo", folder / "plans.git"], env=place.environment)
    is_kept = hook.read_text(encoding="utf-8") == "#!/bin/sh\necho mine\n"
    expect("somebody's own hook stays", result.returncode == 3 and is_kept, result.stderr)


def check_background(program, folder):
    place = Place(program, folder, install=["--background"])
    place.write("content/index.md", page("Plans", "In the background."))
    place.commit("2024-01-12")
    result = place.push()
    expect("the pusher is told of the log", "gazette-publish.log says what comes of it" in result.stderr, result.stderr)
    for _ in range(200):
        if place.shows("In the background"):
            return
        time.sleep(0.1)
    expect("it is published in the background", False, (folder / "plans.git/gazette-publish.log").read_text())


def check_foreign_owner(program, folder):
    """Who publishes can't write where the site is: the push stands, and says in plain words what to do."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        print("SKIPPED: folders of other users, since only root can make them")
        return
    folder.parent.chmod(0o755)
    place = Place(program, folder)
    for path in (folder / "plans.git", folder / "clone", folder / "home"):
        must(run(["chown", "-R", "12345:12345", path]))
    place.write("content/index.md", page("Plans", "By somebody else."))
    as_other = ["setpriv", "--reuid", "12345", "--regid", "12345", "--clear-groups"]

    def git(*arguments):
        return run([*as_other, "git", *arguments], cwd=place.clone, env=place.environment)

    must(run(["chown", "-R", "12345:12345", place.clone]))
    must(git("commit", "-q", "-a", "-m", "Change"))
    result = git("push", "-q")
    said = result.stderr
    expect("a push that can't be published stands", result.returncode == 0 and "What you pushed is kept" in said, said)
    expect("and says why", "Permission denied" in said and "hint: give the user who" in said, said)
    expect("and readers see what they saw", not place.shows("By somebody else"))
    result = run([program, "publish", "--repo", folder / "plans.git"], env=place.environment)
    expect("another user's repository isn't trusted", result.returncode == 3 and "safe.directory" in result.stderr, result.stderr)
    must(run(["chown", "-R", "12345:12345", place.target]))
    result = run([*as_other, program, "publish", "--wait", "--repo", folder / "plans.git"], env=place.environment)
    expect("what it says mends it", result.returncode == 0 and place.shows("By somebody else"), result.stderr)


def check_two_targets(program, folder):
    """One place fails, the other is published to."""
    more = f"    - {{id: far, remote: {folder}/far}}\n  rclone: no-such-program\n"
    place = Place(program, folder, more=more, install=["--background"])
    place.write("content/index.md", page("Plans", "In one place."))
    place.commit("2024-01-12")
    place.push()
    log = folder / "plans.git" / "gazette-publish.log"
    for _ in range(600):
        if log.is_file() and "What you pushed is kept" in log.read_text(encoding="utf-8"):
            break
        time.sleep(0.1)
    said = log.read_text(encoding="utf-8")
    expect("the log says what failed", "there is no program no-such-program" in said, said)
    expect("one place that fails keeps no other back", place.shows("In one place"), said)


def check_two_at_once(program, folder):
    place = Place(program, folder, install=["--background"])
    for number in range(3):
        place.write("content/index.md", page("Plans", f"This is push {number}."))
        place.commit(f"2024-01-{12 + number}")
        expect("each push is taken", place.push().returncode == 0)
    for _ in range(300):
        if place.shows("This is push 2"):
            break
        time.sleep(0.1)
    else:
        expect("the last of several pushes is published", False)
    time.sleep(1)
    expect("and stays", place.shows("This is push 2"))


def check_owners(program, folder):
    place = Place(program, folder, "  owners:\n    - {who: harbor, may: [content/harbor, content/both.md]}\n    - {who: root-admin, may: [.]}\n")
    place.write("content/harbor/index.md", page("Harbor", "Ours."))
    place.commit("2024-01-12")
    place.is_refused("a push by nobody in the list", "may not change content/harbor/index.md", place.push(REMOTE_USER="other"))
    expect("an owner may push", place.push(REMOTE_USER="harbor").returncode == 0 and place.shows("Ours."))
    place.write("content/harbors.md", page("Harbors", "Not ours."))
    place.write("site/site.yml", "title: Ours\n")
    place.commit("2024-01-13")
    result = place.push(REMOTE_USER="harbor")
    expect(
        "an owner may push nothing else, nor the list",
        result.returncode != 0 and "harbor may not change content/harbors.md, site/site.yml" in result.stderr,
        result.stderr,
    )
    expect("who owns all may", place.push(REMOTE_USER="root-admin").returncode == 0)


OWNERS = "  branch: live\n  owners:\n    - {who: department, may: [.]}\n    - {who: harbor, may: [content]}\n"


def change_settings(place, before, after, day):
    """On the branch main, which HEAD names and which isn't published."""
    place.git("checkout", "-q", "main")
    settings = place.clone / "site/site.yml"
    place.write("site/site.yml", settings.read_text(encoding="utf-8").replace(before, after))
    place.commit(day)


def check_guarded_branch(program, folder):
    """Not HEAD's branch is published: what stands there neither excuses a push nor leads a publication elsewhere."""
    place = Place(program, folder, OWNERS, branches=["live"])
    expect("the guarded branch is told", 'Each push to "live" in ' in place.installed, place.installed)
    place.git("checkout", "-q", "live")
    place.write("site/site.yml", "title: Ours\n")
    place.commit("2024-01-12")
    taken = place.push("origin", "live", REMOTE_USER="harbor")
    place.is_refused("what somebody else owns", "may not change site/site.yml", taken)
    change_settings(place, "may: [content]", "may: [.]", "2024-01-12")
    expect("other branches aren't looked at", place.push("origin", "main", REMOTE_USER="harbor").returncode == 0)
    taken = place.push("origin", "live", REMOTE_USER="harbor")
    place.is_refused("and excuse nothing", "may not change site/site.yml", taken)
    change_settings(place, "branch: live", "branch: main", "2024-01-13")
    place.write("content/index.md", page("Plans", "From elsewhere."))
    place.commit("2024-01-13")
    result = place.push("origin", "main", REMOTE_USER="harbor")
    expect("nor do they move the guard", result.returncode == 0, result.stderr)
    bare = folder / "plans.git"
    result = run([program, "publish", "web", "--repo", bare], env=place.environment)
    expect("nor a publication by hand", not place.shows("From elsewhere") and result.returncode == 0, result.stderr)
    result = run([program, "hook", "install", "--repo", bare], env=place.environment)
    expect("nor another installation", 'Each push to "live" in ' in result.stdout, result.stdout + result.stderr)
    result = run([program, "hook", "install", "--repo", bare, "--branch", "main"], env=place.environment)
    expect("an administrator may move it", 'Each push to "main" in ' in result.stdout, result.stdout + result.stderr)
    result = run([program, "hook", "install", "--repo", bare, "--branch", "live"], env=place.environment)
    expect("and back", 'Each push to "live" in ' in result.stdout, result.stdout + result.stderr)
    place.git("tag", "live", "main")
    expect("a tag of that name changes nothing", place.push("origin", "refs/tags/live").returncode == 0)
    place.git("checkout", "-q", "-B", "next", "origin/live")
    place.write("content/index.md", page("Plans", "Ours."))
    place.commit("2024-01-14")
    result = place.push("origin", "next:refs/heads/live", REMOTE_USER="harbor")
    expect("what is one's own is published", result.returncode == 0 and place.shows("Ours."), result.stderr)


def check_hooks_of_before(program, folder):
    """An earlier program didn't write down which branch it guards: the settings of HEAD's branch say so."""
    place = Place(program, folder, OWNERS, branches=["live"])
    (folder / "plans.git" / "gazette-branch").unlink()
    change_settings(place, "branch: live", "branch: main", "2024-01-12")
    taken = place.push("origin", "main", REMOTE_USER="department")
    place.is_refused("a push that moves the guard", 'on "main" says that "live" is published, and wouldn\'t any more', taken)
    place.git("reset", "-q", "--hard", "origin/main")
    change_settings(place, "may: [content]", "may: [.]", "2024-01-12")
    expect("other settings there are nobody's business", place.push("origin", "main", REMOTE_USER="harbor").returncode == 0)
    place.git("checkout", "-q", "live")
    place.write("site/site.yml", "title: Ours\n")
    place.commit("2024-01-12")
    taken = place.push("origin", "live", REMOTE_USER="harbor")
    place.is_refused("and excuse nothing", "may not change site/site.yml", taken)
    place.git("reset", "-q", "--hard", "origin/live")
    place.write("content/index.md", page("Plans", "Ours."))
    place.commit("2024-01-13")
    result = place.push("origin", "live", REMOTE_USER="harbor")
    expect("they publish as before", result.returncode == 0 and place.shows("Ours."), result.stderr)


def check_settings_of_branch(program, folder):
    """Nobody leaves the published branch without a guard, and a server without settings takes new ones."""
    place = Place(program, folder, "  branch: main\n")
    change_settings(place, "branch: main", "branch: elsewhere", "2024-01-12")
    place.is_refused("a push that names another branch", '"elsewhere" is published, and here it is "main"', place.push())
    place.git("reset", "-q", "--hard", "origin/main")
    place.git("rm", "-q", "site/site.yml")
    place.commit("2024-01-12")
    place.is_refused("a push without settings", "has no site/site.yml, without which nothing can be published", place.push())
    bare = folder / "plans.git"
    hook = bare / "hooks" / "pre-receive"
    hook.rename(bare / "off")
    place.push()
    (bare / "off").rename(hook)
    place.git("revert", "--no-edit", "-n", "HEAD")
    place.write("content/index.md", page("Plans", "With settings again."))
    place.commit("2024-01-13")
    result = place.push()
    expect("settings come back", result.returncode == 0 and place.shows("With settings again"), result.stderr)


def check_new_repository(program, folder):
    """The hooks are there before the first commit."""
    place = Place(program, folder, "  branch: main\n")
    new = folder / "new.git"
    place.git("init", "-q", "--bare", "-b", "master", new)
    result = must(run([program, "hook", "install", "--repo", new], env=place.environment))
    expect("a branch that isn't there is told", 'no branch "master" yet' in result.stdout, result.stdout)
    result = place.push(new, "main")
    expect("a push that nobody checks is told", '"main" is neither checked nor published' in result.stderr, result.stderr)
    result = place.push(new, "main:master")
    expect("settings that name another branch are refused", '"main" is published, and here it is "master"' in result.stderr, result.stderr)
    must(run([program, "hook", "install", "--repo", new, "--branch", "main"], env=place.environment))
    place.write("content/index.md", page("Plans", "Another history."))
    place.commit("2024-01-12", "--amend")
    taken = place.push("--force", new, "main")
    place.is_refused("a rewritten history on the branch that was named", "would be lost", taken)
    place.git("reset", "-q", "--hard", "origin/main")
    empty = folder / "empty.git"
    place.git("init", "-q", "--bare", "-b", "main", empty)
    must(run([program, "hook", "install", "--repo", empty], env=place.environment))
    place.write("content/index.md", "---\ntitle: Plans\nstauts: published\n---\nA slip.\n")
    place.commit("2024-01-12")
    place.is_refused("a mistake in a first push", "[unknown-key]", place.push(empty, "main"))
    place.write("content/index.md", page("Plans", "The first push."))
    place.commit("2024-01-13")
    result = place.push(empty, "main")
    expect("a good first push is published", result.returncode == 0 and place.shows("The first push"), result.stderr)


def check_warnings(program, folder):
    """Who pushes reads what is told of the files of the push, and of the rest only how much there is."""
    place = Place(program, folder, "  owners:\n    - {who: department, may: [., content/nowhere]}\n")
    place.write("content/index.md", page("Plans", "Another file."))
    place.commit("2024-01-12")
    said = place.push(REMOTE_USER="department").stderr
    expect("warnings of other files are counted", "owner-path-unused" not in said and said.count("1 warning about the site as a whole") == 1, said)
    change_settings(place, "title: Plans", "title: Our Plans", "2024-01-13")
    said = place.push(REMOTE_USER="department").stderr
    expect("those of its own are told once", said.count("[owner-path-unused]") == 1, said)


def check_signatures(program, folder):
    keys = folder.parent / "keys"
    keys.mkdir()
    for name in ("good", "bad"):
        must(run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", keys / name]))
    place = Place(program, folder, "  signers: site/signers\n")
    place.is_refused("a push before anybody is listed", "no file site/signers", push_change(place, "2024-01-12"))
    bare = folder / "plans.git"
    # An administrator puts the list there.
    for hook in ("pre-receive", "post-receive"):
        (bare / "hooks" / hook).rename(bare / "hooks" / f"{hook}.off")
    place.git("reset", "-q", "--hard", "origin/main")
    public = " ".join((keys / "good.pub").read_text(encoding="utf-8").split()[:2])
    place.write("site/signers", f'director@example.org namespaces="git" {public}\n')
    place.commit("2024-01-12")
    must(place.push())
    for hook in ("pre-receive", "post-receive"):
        (bare / "hooks" / f"{hook}.off").rename(bare / "hooks" / hook)
    place.is_refused("a commit without a signature", "isn't signed", push_change(place, "2024-01-13"))
    place.git("config", "gpg.format", "ssh")
    for key, is_good in (("bad", False), ("good", True)):
        place.git("config", "user.signingkey", str(keys / f"{key}.pub"))
        place.git("reset", "-q", "--hard", "origin/main")
        result = push_change(place, "2024-01-14", "-S")
        if is_good:
            expect("a signed commit is published", result.returncode == 0 and place.shows("2024-01-14"), result.stderr)
        else:
            place.is_refused("a commit signed by a stranger", "signed by nobody whom", result)


def push_change(place, day, *arguments):
    place.write("content/index.md", page("Plans", f"Changed on {day}."))
    place.commit(day, *arguments)
    return place.push()


def main():
    if not shutil.which("ssh-keygen"):
        print("SKIPPED: ssh-keygen isn't installed")
        sys.exit(1 if os.environ.get("CI") else 77)
    program = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        checks = [
            check_lines,
            check_odd_places,
            check_background,
            check_foreign_owner,
            check_two_targets,
            check_two_at_once,
            check_owners,
            check_guarded_branch,
            check_hooks_of_before,
            check_settings_of_branch,
            check_new_repository,
            check_warnings,
            check_signatures,
        ]
        for check in checks:
            check(program, Path(name).resolve() / check.__name__)
        print(f"{len(checks)} places, {len(complaints)} complaints")
        if complaints:
            print("\n".join(complaints))
            sys.exit(1)


if __name__ == "__main__":
    main()
