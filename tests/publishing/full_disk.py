#!/usr/bin/env python3
"""Do readers see the whole old site or the whole new one when the disk is full?

full_disk.py GAZETTE [--steps N]: publishes to a small disk in memory that has room for less than it takes: N sizes, from
nothing to all (default: 8), and those just below what it takes; the same for how many files the disk can hold; a folder,
a branch, and what saves time in the next run. After each, readers must see the old or the new site; what failed must be
told with what to do; and the next run must end well once there is room. Prints at which stages it failed. Exit code 77:
no such disk can be made here.
"""

import argparse
import collections
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from publish_faults import DATE, FIRST, SECOND, broken_release, commit, digest, must, run  # noqa: E402

ROOMY = 256 << 20
PAGE = os.sysconf("SC_PAGE_SIZE")
INSIDE = "GAZETTE_HAS_OWN_MOUNTS"


class Disk:
    """A disk in memory whose size can be changed while it is in use."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(exist_ok=True)
        must(run(["mount", "-t", "tmpfs", "-o", f"size={ROOMY},mode=755", "none", folder]))

    def used(self):
        at = os.statvfs(self.folder)
        return (at.f_blocks - at.f_bfree) * at.f_frsize, at.f_files - at.f_ffree

    def limit(self, size=ROOMY, files=0):
        must(run(["mount", "-o", f"remount,size={size},nr_inodes={files}", self.folder]))

    def leave(self):
        must(run(["umount", self.folder]))


class Place:
    """Something published to, in a state before, with a second state waiting to be published."""

    def __init__(self, name, stand, publish, shown):
        self.name, self.stand, self.publish, self.shown = name, stand, publish, shown


def branch_shows(repository):
    found = run(["git", "-C", repository, "rev-parse", "-q", "--verify", "pages^{tree}"])
    return found.stdout.strip() or None


def make_places(program, folder):
    one = folder / "one"
    must(run(["git", "init", "-q", "-b", "main", one]))
    commit(one, {**FIRST, "site/site.yml": "title: Plans\npublish:\n  targets: [{id: pages, branch: pages}]\n"}, "2024-01-10")
    both = folder / "both.git"
    must(run(["git", "clone", "-q", "--bare", one, both]))
    commit(one, SECOND, "2024-02-10")
    publish = [program, "publish", "--date", DATE, "--threads", "1"]
    www = folder / "www"
    must(run([*publish, f"{www}/", "--repo", both, "--no-cache"]))
    must(run([*publish, "pages", "--repo", both, "--no-cache"]))
    must(run(["git", "-C", one, "push", "-q", both, "main"]))
    plans = folder / "plans.git"
    shutil.copytree(both, plans)

    def stand_www(disk):
        shutil.copytree(www, disk / "www", symlinks=True)

    def stand_branch(disk):
        shutil.copytree(both, disk / "plans.git")

    def stand_cache(disk):
        shutil.rmtree(folder / "elsewhere", ignore_errors=True)
        shutil.copytree(www, folder / "elsewhere", symlinks=True)

    def show_cache(disk):
        broken = broken_release(folder / "elsewhere")
        return broken or digest(folder / "elsewhere" / "current")

    return [
        Place("a folder", stand_www, lambda disk: [*publish, f"{disk}/www/", "--repo", plans, "--no-cache"],
              lambda disk: digest(disk / "www" / "current")),
        Place("a branch", stand_branch, lambda disk: [*publish, "pages", "--repo", disk / "plans.git", "--no-cache"],
              lambda disk: branch_shows(disk / "plans.git")),
        Place("what is kept for the next run", stand_cache,
              lambda disk: [*publish, f"{folder}/elsewhere/", "--repo", plans, "--cache", disk / "cache"], show_cache),
    ]


def stage_of(said):
    """Where a failure says that it happened."""
    for words, stage in (("/build/", "building"), ("/.staging", "putting the release together"), ("/serve/", "settings of servers"),
                         (".next-", "changing the link"), ("was-shown", "noting what was shown"), ("releases", "naming the release"),
                         ("cache", "what is kept"), ("a release", "keeping the release"), ("plans.git", "writing to the repository"), ("can't write", "writing the branch")):
        if words in said:
            return stage
    return "elsewhere"


def try_limit(place, disk, old, new):
    """None: readers saw the old or the new site, and the next run was good; else what was wrong. And the stage."""
    result = run(place.publish(disk.folder))
    shown = place.shown(disk.folder)
    said = result.stdout + result.stderr
    if shown not in (old, new) or (result.returncode == 0 and shown != new):
        return f"readers see neither site, or not the new one: {said}", ""
    stage = "ended well"
    if result.returncode != 0:
        stage = stage_of(said)
        if result.returncode != 3 or "hint: make room" not in said:
            return f"exit code {result.returncode}, and nothing says what to do: {said}", ""
    disk.limit()
    again = run(place.publish(disk.folder))
    if again.returncode != 0 or place.shown(disk.folder) != new:
        return f"the next run, with room: exit code {again.returncode}: {again.stdout}{again.stderr}", ""
    if (disk.folder / "www").exists():
        left = [path.name for path in (disk.folder / "www" / "releases").glob(".*")]
        if broken_release(disk.folder / "www") or left:
            return f"{broken_release(disk.folder / 'www')}, left behind: {left}", ""
    return None, stage


def rooms_between(least, end, unit, steps):
    # What is removed on the way needs room, too: beyond what is there at the end.
    most = max(least, end + (end - least) // 2)
    evenly = [least + (most - least) * step // steps for step in range(steps + 1)]
    # The last things written are a commit and references, one small file each.
    return sorted({*evenly, *(max(least, end - unit * count) for count in range(4))})


def try_place(place, folder, steps):
    complaints, stages = [], collections.Counter()
    disk = Disk(folder / "disk")
    place.stand(disk.folder)
    old, before = place.shown(disk.folder), disk.used()
    must(run(place.publish(disk.folder)))
    new, after = place.shown(disk.folder), disk.used()
    disk.leave()
    assert old != new, place.name
    for kind, unit in enumerate((PAGE, 1)):
        for room in rooms_between(before[kind] + unit, after[kind], unit, steps):
            disk = Disk(folder / "disk")
            place.stand(disk.folder)
            disk.limit(**({"size": room} if kind == 0 else {"files": room}))
            complaint, stage = try_limit(place, disk, old, new)
            disk.limit()
            disk.leave()
            if complaint:
                complaints.append(f"{place.name}, room for {room} {'bytes' if kind == 0 else 'files'}: {complaint}")
            else:
                stages[stage] += 1
    return complaints, stages


def enter_own_mounts():
    """Again, where mounts of ours end with us."""
    if os.environ.get(INSIDE):
        return
    own = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    if not shutil.which("unshare") or run([*own, "sh", "-c", "mount -t tmpfs none /mnt"]).returncode != 0:
        print("SKIPPED: a full disk isn't tried, since no disk in memory can be made here")
        sys.exit(77)
    os.environ[INSIDE] = "1"
    os.execvp(own[0], [*own, sys.executable, *sys.argv])


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--steps", type=int, default=60 if os.environ.get("GAZETTE_SOAK") else 8)
    options = arguments.parse_args()
    enter_own_mounts()
    program = str(Path(options.program).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["HOME"] = str(folder)
        complaints = []
        for place in make_places(program, folder):
            wrong, stages = try_place(place, folder, options.steps)
            complaints += wrong
            told = ", ".join(f"{count} {stage}" for stage, count in stages.most_common())
            print(f"{place.name}: {told}")
        print(f"{len(complaints)} complaints")
        if complaints:
            print("\n".join(complaints[:10]))
            sys.exit(1)


if __name__ == "__main__":
    main()
