#!/usr/bin/env python3
"""Are the PDFs of packets what they should be, drawn where something changed and nowhere else?

check_pdf.py GAZETTE [FOLDER]: plays the scenario of packets with an address, draws its packets with Chromium and asks of each
PDF whether it is tagged, says its language and title, and has the site, the packet, its address and the number of the page on
each page. Then it builds again unchanged, with a changed plan, with a browser that fails and with one that hangs, withholds a
version, and publishes to a folder, a branch and a remote. FOLDER: where the PDFs go, for looking at them.
Exit code 77: Chromium, pdfinfo or pdftotext isn't installed; under CI that fails.
"""

import hashlib
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "https://plans.example.org/aip"
DAY = ["--date", "2025-03-12"]
PACKETS = "districts/harbor-falls/packets"
PLAN = "plans/harbor-falls/2024-25/plan.md"
SETTINGS = "site/site.yml"
COMING = f"{PACKETS}/2025-05-12/packet.pdf"
complaints = []


def expect(what, holds, said=""):
    if not holds:
        complaints.append(f"{what}\n{said}".rstrip())


def run(arguments, **options):
    return subprocess.run([str(word) for word in arguments], capture_output=True, text=True, timeout=300, **options)


def must(result, code=0):
    if result.returncode != code:
        sys.exit(f"exit code {result.returncode}, not {code}: {result.args}\n{result.stdout}{result.stderr}")
    return result.stdout + result.stderr


def read_commits(scenario):
    """(date, {path: text}) of each commit of a scenario."""
    for section in scenario.split("\n=== ")[1:]:
        head, _, rest = section.partition("\n")
        if not head.startswith("commit "):
            continue
        files = re.split(r"^--- (?=\S+$)", rest, flags=re.M)[1:]
        yield head.split()[1], dict(file.split("\n", 1) for file in files)


class Repository:
    def __init__(self, folder):
        self.folder = folder
        must(run(["git", "init", "-q", "-b", "main", folder]))

    def read(self, path):
        return (self.folder / path).read_text(encoding="utf-8")

    def commit(self, date, files):
        for path, text in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text, encoding="utf-8")
        name = ["-c", "user.name=N", "-c", "user.email=n@example.org"]
        must(run(["git", "-C", self.folder, "add", "-A"]))
        must(run(["git", "-C", self.folder, *name, "commit", "-q", "-m", "Change", "--date", date],
                 env={**os.environ, "GIT_COMMITTER_DATE": date}))


def list_pdfs(folder):
    return {str(path.relative_to(folder)): path for path in sorted(folder.rglob("*.pdf"))}


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check_pdf(name, path):
    told = must(run(["pdfinfo", path]))
    facts = dict(re.split(r":\s*", line, maxsplit=1) for line in told.splitlines() if ":" in line)
    expect(f"{name} is tagged", facts.get("Tagged") == "yes", told)
    expect(f"{name} runs no script", facts.get("JavaScript") == "no", told)
    day = re.search(r"(\d{4}-\d\d-\d\d)/packet.pdf", name)[1]
    expect(f"{name} says what it is", facts.get("Title", "").startswith("Harbor Falls Public Schools: packet for"), told)
    raw = path.read_bytes()
    expect(f"{name} says its language", b"/Lang (en" in raw)
    expect(f"{name} has an outline", b"/Outlines" in raw)
    addresses = re.findall(rb"/URI \(([^)]*)\)", raw)
    expect(f"{name} has links", bool(addresses))
    foreign = [one for one in addresses if not one.startswith((ADDRESS + "/").encode())]
    expect(f"{name} leads to the site alone", not foreign, str(foreign))
    pages = must(run(["pdftotext", "-layout", path, "-"])).split("\f")[:-1]
    expect(f"{name} has pages", len(pages) == int(facts["Pages"]), told)
    for number, page in enumerate(pages, 1):
        words = " ".join(page.split())
        expect(f"{name}, page {number}: its number", re.search(rf"\b{number} ?/ ?{len(pages)}$", words), page)
        expect(f"{name}, page {number}: the site stands above", page.split("\n", 1)[0].strip() == "Plans", page)
        expect(f"{name}, page {number}: whose packet, of which day, published up to which one",
               re.search(r"Harbor Falls Public Schools · packet for \w+ \d+, 2025 · published up to \w+ \d+, 202[45]", words), page)
        expect(f"{name}, page {number}: its address", f"{ADDRESS}/{PACKETS}/{day}/" in words, page)


def make_fake_browser(folder, name, script):
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def check_builds(gazette, work, repository):
    site, cache = work / "site", work / "cache"
    base = [gazette, "build", "--repo", repository.folder, "--output", site, "--cache", cache, *DAY]
    said = must(run(base))
    expect("a build without PDFs says which are missing", "3 packets lead to a PDF that isn't there" in said, said)
    expect("and draws none", not list_pdfs(site))
    said = must(run([*base, "--pdf"]))
    expect("all are drawn", "3 PDFs of packets drawn, 0 kept" in said, said)
    pdfs = list_pdfs(site)
    expect("beside their pages", [path.rsplit("/", 2)[1] for path in pdfs] == ["2025-01-10", "2025-02-17", "2025-05-12"], str(pdfs))
    for name, path in pdfs.items():
        check_pdf(name, path)
        page = (path.parent / "index.html").read_text(encoding="utf-8")
        expect(f"the page leads to {name}", 'href="packet.pdf"' in page)
    manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    expect("the manifest names none", not [path for path in manifest["files"] if "pdf" in path or "sha256" in path])
    must(run(["sha256sum", "--check", "--quiet", "packets.sha256"], cwd=site))

    before = {name: path.stat().st_mtime_ns for name, path in pdfs.items()}
    said = must(run([*base, "--pdf", "--chromium", "no-such-program"]))
    expect("nothing is drawn again, and no browser is needed", "0 PDFs of packets drawn, 3 kept" in said, said)
    expect("no file is touched", before == {name: path.stat().st_mtime_ns for name, path in pdfs.items()})
    must(run(base))
    expect("a build without PDFs keeps those of today", before == {name: path.stat().st_mtime_ns for name, path in pdfs.items()})
    other = work / "other"
    must(run([*base[:5], other, "--no-cache", *DAY, "--pdf"]))
    for name, path in pdfs.items():
        expect(f"{name} has the same bytes when it is drawn again", digest(path) == digest(other / name))

    repository.commit("2025-03-11T10:00:00Z", {PLAN: repository.read(PLAN).replace("Superintendent", "Deputy Superintendent")})
    old = {name: digest(path) for name, path in pdfs.items()}
    for program, message in ((work / "nowhere", "there is no program"), (make_fake_browser(work, "breaks", "exit 5"), "ended before it was done")):
        result = run([*base, "--pdf", "--chromium", program])
        expect("a browser that can't draw is told", result.returncode == 3 and message in result.stderr, result.stderr)
        expect("the old file stays", old == {name: digest(path) for name, path in list_pdfs(site).items()})
        must(run(["sha256sum", "--check", "--quiet", "packets.sha256"], cwd=site))
    said = must(run([*base, "--pdf", "--explain"]))
    expect("only the packet to come is drawn when its plan changes", "1 PDFs of packets drawn, 2 kept" in said, said)
    expect("it is the one", f"{COMING}: changed" in said, said)
    now = {name: digest(path) for name, path in list_pdfs(site).items()}
    expect("and no other", [name for name in now if now[name] != old.get(name)] == [COMING], str(now))
    words = " ".join(must(run(["pdftotext", site / COMING, "-"])).split())
    expect("it says what is new", "Deputy Superintendent" in words, words)
    return site, base


def withhold(gazette, repository):
    entry = "redactions:\n  - document: plan-2024\n    versions: [2025-02-01]\n    reason: A slip.\n    decided_on: 2025-03-12\n"
    path = repository.folder / "site/redactions.yml"
    path.write_text(entry, encoding="utf-8")
    said = run([gazette, "check", "--repo", repository.folder, *DAY])
    wanted = re.search(r"digest: (\S+)", said.stdout + said.stderr)
    repository.commit("2025-03-12T10:00:00Z", {"site/redactions.yml": entry + (f"    digest: {wanted[1]}\n" if wanted else "")})


def check_withheld(gazette, work, repository, site, base):
    withhold(gazette, repository)
    shown = f"{PACKETS}/2025-02-17/packet.pdf"
    result = run([*base, "--pdf", "--chromium", make_fake_browser(work, "breaks", "exit 5")])
    expect("the browser fails", result.returncode == 3, result.stdout + result.stderr)
    expect("what shows a withheld version goes, whatever the browser does", not (site / shown).exists())
    expect("what doesn't stays", (site / f"{PACKETS}/2025-01-10/packet.pdf").exists())
    must(run([*base, "--pdf"]))
    expect("it comes back without it", (site / shown).exists())
    repository.commit("2025-03-12T12:00:00Z", {PLAN: repository.read(PLAN).replace("Deputy Superintendent", "Principal")})
    must(run(base))
    expect("a build without PDFs removes those of an earlier state", not (site / COMING).exists())


def verify(gazette, repository, place):
    return run([gazette, "verify", "--repo", repository.folder, "--against", place, "--no-cache", *DAY])


def check_publishing(gazette, work, repository):
    folder = work / "www"
    publish = [gazette, "publish", "--repo", repository.folder, "--cache", work / "cache", *DAY]
    result = run([*publish, folder, "--chromium", work / "nowhere"])
    expect("a release without its PDFs isn't made", result.returncode == 3 and not (folder / "current").exists(), result.stderr)
    must(run([*publish, folder]))
    live = folder / "current"
    expect("a release has PDFs where pages lead to them", len(list_pdfs(live)) == 3)
    must(run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=live.resolve().parent))
    said = must(run([*publish, folder, "--chromium", work / "nowhere"]))
    expect("the same again is no release", "Nothing that readers can see has changed" in said, said)
    result = verify(gazette, repository, live)
    expect("verify knows them", result.returncode == 0 and "3 PDFs of packets are those that" in result.stdout, result.stdout + result.stderr)

    copy = work / "copy"
    shutil.copytree(live, copy)
    (copy / COMING).write_bytes(b"%PDF-1.4 forged")
    (copy / "districts/packet.pdf").write_bytes(b"%PDF-1.4 foreign")
    with (copy / "packets.sha256").open("a", encoding="utf-8") as names:
        names.write(f"{digest(copy / 'districts/packet.pdf')}  districts/packet.pdf\n")
    result = verify(gazette, repository, copy)
    expect("verify finds a forged PDF", f"/{COMING}: altered since" in result.stdout, result.stdout)
    expect("a list makes nothing foreign a part of the site", "/districts/packet.pdf: foreign" in result.stdout, result.stdout)
    (copy / COMING).unlink()
    expect("and a missing one", f"/{COMING}: missing" in verify(gazette, repository, copy).stdout)

    first = digest(live / COMING)
    repository.commit("2025-03-12T13:00:00Z", {PLAN: repository.read(PLAN).replace("Principal", "Curriculum director")})
    must(run([*publish, folder]))
    expect("a later release has another", digest(live / COMING) != first)
    must(run([gazette, "rollback", "--repo", repository.folder, "--target", folder]))
    expect("who goes back finds the one of then", digest(live / COMING) == first)

    settings = repository.read(SETTINGS)
    remote = work / "remote"
    targets = f"publish:\n  targets:\n    - {{id: pages, branch: gh-pages}}\n    - {{id: far, remote: '{remote}'}}\n"
    repository.commit("2025-03-12T14:00:00Z", {SETTINGS: settings + targets})
    must(run([*publish, "pages"]))
    names = must(run(["git", "-C", repository.folder, "ls-tree", "-r", "--name-only", "gh-pages"])).split()
    expect("a branch has them", COMING in names and "packets.sha256" in names, str(names))
    if shutil.which("rclone"):
        must(run([*publish, "far"]))
        expect("a remote has them", len(list_pdfs(remote)) == 3)
        before = digest(remote / COMING)
        repository.commit("2025-03-12T15:00:00Z", {PLAN: repository.read(PLAN).replace("Curriculum director", "Assistant principal")})
        must(run([*publish, "far"]))
        expect("a remote gets the new one", digest(remote / COMING) != before)
        must(run(["sha256sum", "--check", "--quiet", "packets.sha256"], cwd=remote))
        without = repository.read(SETTINGS).replace("packet_pdf: true\n", "")
        repository.commit("2025-03-12T16:00:00Z", {SETTINGS: without})
        must(run([*publish, "far"]))
        expect("and keeps none that no page leads to", not list_pdfs(remote) and not (remote / "packets.sha256").exists())


def main():
    gazette = Path(sys.argv[1]).resolve()
    for program in ("chromium", "pdfinfo", "pdftotext"):
        if not shutil.which(program):
            print(f"The PDFs aren't checked: {program} isn't installed")
            sys.exit(1 if os.environ.get("CI") else 77)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        repository = Repository(work / "repository")
        scenario = (ROOT / "tests/scenarios/plans/packets.txt").read_text(encoding="utf-8")
        for date, files in read_commits(scenario):
            if SETTINGS in files:
                files[SETTINGS] += f"\naddress: {ADDRESS}\npacket_pdf: true\n"
            repository.commit(date, files)
        site, base = check_builds(gazette, work, repository)
        if len(sys.argv) > 2:
            shutil.copytree(site, sys.argv[2])
        check_withheld(gazette, work, repository, site, base)
        check_publishing(gazette, work, repository)
    for complaint in complaints:
        print(complaint)
    if complaints:
        sys.exit(1)
    print("The PDFs of packets are what they should be.")


main()
