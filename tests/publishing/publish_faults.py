#!/usr/bin/env python3
"""Do readers see the whole old site or the whole new one, whatever happens to the publisher?

publish_faults.py GAZETTE [--points N] [--minutes N] [--stories WORDS]: publishes small sites under strace, which kills the program at a system call, or
lets one fail (once, or from then on), until it did so at N points (default: 200; with GAZETTE_SOAK set, 5000). After each, what is
shown must be byte for byte the old or the new site, every release that is listed must be whole, and the next run,
unaided, must end well and show the new one. The same for a branch. Then several publishers at once, and one whose
predecessor was killed while it held the lock. Prints how many points had which outcome.
Exit code 77: can't be checked here.
"""

import argparse
import collections
import concurrent.futures
import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# What can fail on a disk, and how. None of it is certain to be called.
FAILURES = {
    "openat": "ENOSPC",
    "write": "ENOSPC",
    "close": "EIO",
    "rename": "EIO",
    "unlink": "EIO",
    "unlinkat": "EIO",
    "mkdir": "ENOSPC",
    "link": "EIO",
    "symlink": "ENOSPC",
    "fsync": "EIO",
    "syncfs": "EIO",
    "flock": "EINTR",
    "fchmod": "EPERM",
    "chmod": "EPERM",
    "read": "EIO",
    "getdents64": "EIO",
    "openat2": "ENOSPC",
    "mkdirat": "ENOSPC",
    "pwrite64": "ENOSPC",
    "renameat2": "EIO",
}
DATE = "2024-06-01"
# A run makes a few calls more or fewer than the one whose calls were counted.
NEVER = "the call never came"


def page(title, words, status="published"):
    return f"---\ntitle: {title}\nstatus: {status}\n---\n{words}\n"


FIRST = {
    "site/site.yml": "title: Plans\n",
    "content/index.md": page("Plans", "What stands here."),
    "content/stays.md": page("Stays", "As it was. " * 200),
    "content/changes.md": page("Changes", "Before. " * 200),
    "content/goes.md": page("Goes", "Soon withdrawn."),
}
SECOND = {
    "content/changes.md": page("Changes", "After. " * 200),
    "content/comes.md": page("Comes", "New here."),
    "content/goes.md": "---\ntitle: Goes\nstatus: withdrawn\nrevision_note: It was wrong.\n---\nSoon withdrawn.\n",
}


class Story:
    """A folder in some state before, and what `gazette` is to make of it."""

    def __init__(self, name, before, arguments, old, new):
        self.name, self.before, self.arguments, self.old, self.new = name, before, arguments, old, new

    def stand(self, target):
        if self.before.exists():
            shutil.copytree(self.before, target, symlinks=True)

    def command(self, program, target, *more):
        repository, command, *own = self.arguments
        return gazette(program, repository, target, command, *own, *more)

    def shown(self, target):
        return digest(target / "current")

    def complain(self, target):
        """What is wrong after the next run, unaided, ended well; None: nothing."""
        left = [path.name for path in (target / "releases").glob(".*")]
        return broken_release(target) or (f"left behind: {left}" if left else None)


class BranchStory(Story):
    """The same for a branch of a repository, which is the target itself."""

    def command(self, program, target, *more):
        command, *own = self.arguments
        if command == "rollback":
            return [program, "rollback", "--target", "pages", "--repo", target, *own, *more]
        return [program, "publish", "pages", "--repo", target, "--date", DATE, "--no-cache", "--threads", "1", *more]

    def shown(self, target):
        return branch_shows(target)

    def complain(self, target):
        checked = run(["git", "-C", target, "fsck", "--strict", "--no-dangling"])
        if checked.returncode != 0:
            return f"git finds: {checked.stdout}{checked.stderr}"
        left = run(["git", "-C", target, "for-each-ref", "refs/gazette/pages/sending"]).stdout
        left += "".join(path.name for path in target.rglob("*.lock") if path.name != "gazette-publish-pages.lock")
        return f"left behind: {left}" if left else None


def branch_shows(repository):
    """The tree of the branch; None: there is no such branch."""
    return run(["git", "-C", repository, "rev-parse", "-q", "--verify", "pages^{tree}"]).stdout.strip() or None


def run(arguments, **more):
    return subprocess.run([str(part) for part in arguments], capture_output=True, text=True, check=False, **more)


def must(result):
    if result.returncode != 0:
        sys.exit(f"{result.args}: exit code {result.returncode}\n{result.stdout}{result.stderr}")
    return result


def commit(repository, files, day):
    for name, text in files.items():
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).write_text(text, encoding="utf-8")
    environment = dict(os.environ, GIT_AUTHOR_DATE=f"{day}T12:00:00Z", GIT_COMMITTER_DATE=f"{day}T12:00:00Z")
    git = ["git", "-C", repository, "-c", "user.name=A", "-c", "user.email=a@example.org"]
    must(run([*git, "add", "-A"]))
    must(run([*git, "commit", "-q", "-m", "Publish"], env=environment))


def digest(folder):
    """Of all files that readers can reach; None: there is nothing to reach."""
    if not folder.exists():
        return None
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(f"{path.relative_to(folder)}\0".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def broken_release(target):
    for release in sorted((target / "releases").glob("[0-9]*")):
        listed = (release / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        for line in listed:
            wanted, name = line.split("  ", 1)
            path = release / name
            if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
                return f"{path} isn't what the release says"
        found = sum(1 for path in (release / "site").rglob("*") if path.is_file())
        if found != len(listed):
            return f"{release} holds {found} files and lists {len(listed)}"
    return None


def gazette(program, repository, target, command, *more):
    if command == "rollback":
        return [program, "rollback", "--target", f"{target}/", "--repo", repository, *more]
    return [program, "publish", f"{target}/", "--repo", repository, "--date", DATE, "--no-cache", "--threads", "1", *more]


def make_stories(program, folder):
    one, two = folder / "one", folder / "two"
    must(run(["git", "init", "-q", "-b", "main", one]))
    commit(one, FIRST, "2024-01-10")
    shutil.copytree(one, two)
    commit(two, SECOND, "2024-02-10")
    states = {"nothing": folder / "nothing", "first": folder / "first", "second": folder / "second"}
    must(run(gazette(program, one, states["first"], "publish")))
    shutil.copytree(states["first"], states["second"], symlinks=True)
    must(run(gazette(program, two, states["second"], "publish")))
    # Nothing is withheld in the other direction, so that one can go back.
    more = folder / "more"
    shutil.copytree(one, more)
    commit(more, {"content/comes.md": SECOND["content/comes.md"]}, "2024-02-10")
    states["longer"] = folder / "longer"
    shutil.copytree(states["first"], states["longer"], symlinks=True)
    must(run(gazette(program, more, states["longer"], "publish")))
    shown = {name: digest(state / "current") for name, state in states.items()}
    if None in (shown["first"], shown["second"]) or len(set(shown.values())) != 4:
        sys.exit("the states before the faults aren't four")
    return [
        *make_branch_stories(program, folder),
        Story("publish a change", states["first"], (two, "publish"), shown["first"], shown["second"]),
        Story("publish for the first time", states["nothing"], (one, "publish"), None, shown["first"]),
        Story("go back", states["longer"], (more, "rollback", "1"), shown["longer"], shown["first"]),
        Story("publish what is shown", states["second"], (two, "publish"), shown["second"], shown["second"]),
    ]


def make_branch_stories(program, folder):
    """A first publication to a branch, a second one, and back."""
    desk, bare = folder / "desk", folder / "first.git"
    must(run(["git", "init", "-q", "-b", "main", desk]))
    settings = "title: Plans\npublish:\n  targets: [{id: pages, branch: pages}]\n"
    commit(desk, {**FIRST, "site/site.yml": settings}, "2024-01-10")
    must(run(["git", "clone", "-q", "--bare", desk, bare]))
    commit(desk, {"content/comes.md": SECOND["content/comes.md"]}, "2024-02-10")
    second, third = folder / "second.git", folder / "third.git"
    first = BranchStory("publish to a branch for the first time", bare, ("publish",), None, None)
    for before, after in ((bare, second), (second, third)):
        shutil.copytree(before, after)
        must(run(first.command(program, after)))
        if before == bare:
            must(run(["git", "-C", desk, "push", "-q", after, "main"]))
    one, two = branch_shows(second), branch_shows(third)
    if None in (one, two) or one == two:
        sys.exit("the states of the branch before the faults aren't two")
    first.new = one
    return [
        first,
        BranchStory("publish a change to a branch", second, ("publish",), one, two),
        BranchStory("go back on a branch", third, ("rollback", "1"), two, one),
    ]


def count_calls(program, story, folder):
    """As strace counts them for "when": each name by itself, in each thread."""
    target, log = folder / "counted", folder / "calls.log"
    story.stand(target)
    must(run(["strace", "-f", "-o", log, *story.command(program, target)]))
    of_threads = collections.Counter(re.findall(r"^(\d+) +(\w+)\(", log.read_text(errors="replace"), re.M))
    calls = collections.Counter()
    for (_, name), count in of_threads.items():
        calls[name] = max(calls[name], count)
    del calls["execve"]  # the program's own beginning
    shutil.rmtree(target)
    return calls


def list_points(story, calls):
    """A list for each kind of fault at each kind of call: killed at any whatever, failing where a disk can fail."""
    for name, count in sorted(calls.items()):
        faults = ["signal=KILL:when={}"]
        if name in FAILURES:
            faults += [f"error={FAILURES[name]}:when={{}}", f"error={FAILURES[name]}:when={{}}+"]
        for fault in faults:
            yield [(story, f"{name}:{fault.format(when)}") for when in range(1, count + 1)]


def choose(groups, wanted):
    """The same ones each time: every point of rare calls, and of frequent ones some, spread over the whole run."""
    chosen = []
    if len(groups) > wanted:
        groups = [groups[i * len(groups) // wanted] for i in range(wanted)]
    for at, group in enumerate(sorted(groups, key=len)):
        share = min(len(group), max(1, (wanted - len(chosen)) // (len(groups) - at)))
        # The last calls decide most: they are always among them.
        chosen += [group[len(group) - 1 - i * len(group) // share] for i in range(share)]
    return chosen


def try_point(program, folder, number, point):
    story, fault = point
    target = folder / f"point-{number}"
    story.stand(target)
    arguments = story.command(program, target)
    log = folder / f"point-{number}.log"
    # --seccomp-bpf is faster, but strace injects no signals then.
    faster = [] if "signal=" in fault else ["--seccomp-bpf"]
    traced = ["strace", "-f", *faster, "-o", log, "-e", f"trace={fault.split(':', 1)[0]}", "-e", f"inject={fault}"]
    result = run([*traced, *arguments])
    shown = story.shown(target)
    complaint = None
    if shown not in (story.old, story.new):
        complaint = "readers see neither the old nor the new site"
    elif result.returncode == 0 and shown != story.new:
        complaint = "it said that all was well, and readers see the old site"
    elif result.returncode not in (0, 1, 3, 127, 137, -9):  # 127: it never began
        complaint = f"it ended with {result.returncode}"
    else:
        again = run(arguments)
        if again.returncode != 0:
            complaint = f"the next run ended with {again.returncode}: {again.stderr}"
        elif story.shown(target) != story.new:
            complaint = "after the next run readers don't see the new site"
        else:
            complaint = story.complain(target)
    if complaint:
        return f"{story.name}, {fault}: {complaint}\n{result.stderr}"
    happened = re.search(r"\(INJECTED\)$|killed by SIGKILL", log.read_text(errors="replace"), re.M)
    shutil.rmtree(target, ignore_errors=True)
    log.unlink(missing_ok=True)
    if not happened:
        return NEVER
    ended = "killed" if result.returncode in (137, -9) else "ended well" if result.returncode == 0 else "failed"
    kind = "a branch" if isinstance(story, BranchStory) else "a folder"
    return kind, ended, "new" if shown == story.new and shown != story.old else "old"


def try_several_at_once(program, story, folder):
    """Two that wait for each other, and one that doesn't."""
    target = folder / "several"
    story.stand(target)
    arguments = [str(part) for part in story.command(program, target)]
    both = [subprocess.Popen([*arguments, "--wait"], stdout=subprocess.DEVNULL) for _ in range(2)]
    third = run(arguments)
    if any(process.wait() != 0 for process in both) or story.shown(target) != story.new:
        sys.exit(f"{story.name}: two publishers at once didn't both end well")
    if third.returncode not in (0, 3) or (third.returncode == 3 and "right now" not in third.stderr):
        sys.exit(f"{story.name}: a third one ended with {third.returncode}: {third.stderr}")
    complaint = story.complain(target)
    if complaint:
        sys.exit(f"{story.name}, several at once: {complaint}")
    shutil.rmtree(target)


def try_lock_of_the_dead(program, story, lock, folder):
    """Somebody holds the lock: others are told so. Once he is killed, nothing is in the way."""
    target = folder / "locked"
    story.stand(target)
    (target / lock).touch()
    arguments = story.command(program, target)
    holder = subprocess.Popen(["flock", str(target / lock), "sleep", "600"], start_new_session=True)
    while run(["flock", "--nonblock", target / lock, "true"]).returncode == 0:
        time.sleep(0.01)
    result = run(arguments)
    if result.returncode != 3 or "somebody else publishes" not in result.stderr or story.shown(target) != story.old:
        sys.exit(f"{story.name}: under a lock it ended with {result.returncode}: {result.stderr}")
    os.killpg(holder.pid, 9)
    holder.wait()
    result = run(arguments)
    if result.returncode != 0 or story.shown(target) != story.new:
        sys.exit(f"{story.name}: after the holder of the lock died: {result.stderr}")
    shutil.rmtree(target)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--points", type=int, default=5000 if os.environ.get("GAZETTE_SOAK") else 200)
    arguments.add_argument("--minutes", type=float, default=0, help="stop then, with what was tried by then")
    arguments.add_argument("--stories", default="", help="only those whose names match this")
    options = arguments.parse_args()
    program = str(Path(options.program).resolve())
    works = shutil.which("strace") and run(["strace", "-o", "/dev/null", "true"]).returncode == 0
    if not works:
        print("SKIPPED: faults aren't tried, since strace can't be run here")
        sys.exit(1 if os.environ.get("CI") else 77)
    # In memory, where bringing something to the disk takes no time.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) and shutil.disk_usage("/dev/shm").free > 1 << 30 else None
    with tempfile.TemporaryDirectory(dir=memory) as name:
        folder = Path(name)
        os.environ["HOME"] = str(folder)
        stories = [story for story in make_stories(program, folder) if re.search(options.stories, story.name)]
        groups = [group for story in stories for group in list_points(story, count_calls(program, story, folder))]
        possible = sum(len(group) for group in groups)
        # Some never come: threads take turns in another way each time.
        chosen = choose(groups, options.points + options.points // 10)
        for story in stories:
            if story.name in ("publish a change", "publish a change to a branch"):
                lock = "gazette-publish-pages.lock" if isinstance(story, BranchStory) else ".gazette-releases"
                try_several_at_once(program, story, folder)
                try_lock_of_the_dead(program, story, lock, folder)
        # In an order that makes a part of them a fair sample.
        random.Random(1).shuffle(chosen)
        end = time.monotonic() + options.minutes * 60 if options.minutes else float("inf")
        outcomes, complaints, tried, never = collections.Counter(), [], 0, 0

        def try_in_time(at):
            is_enough = tried - never >= options.points or time.monotonic() >= end
            return None if is_enough else try_point(program, folder, *at)

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for outcome in pool.map(try_in_time, enumerate(chosen)):
                tried += outcome is not None
                if outcome == NEVER:
                    never += 1
                elif isinstance(outcome, str):
                    complaints.append(outcome)
                elif outcome is not None:
                    outcomes[outcome] += 1
        for (kind, ended, shown), count in sorted(outcomes.items()):
            print(f"{count:6} {kind}: {ended}, readers see the {shown} site")
        if never > tried // 20:
            complaints.append(f"at {never} points nothing happened: strace doesn't do what it is asked for")
        print(f"{tried - never} points of {possible} in {len(stories)} stories, {len(complaints)} complaints"
              f" ({never} more never came)")
        if complaints:
            print("\n".join(complaints[:10]))
            sys.exit(1)


if __name__ == "__main__":
    main()
