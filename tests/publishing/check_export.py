#!/usr/bin/env python3
"""Does what `gazette export-public` makes of the demonstration build to the same bytes, and prove the published site?

check_export.py GAZETTE
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments):
    result = subprocess.run([str(one) for one in arguments], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"exit code {result.returncode}: {arguments}\n{result.stdout}{result.stderr}")
    return result.stdout


def read(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main():
    gazette = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, exported, site, again, live = (folder / one for one in ("source", "exported", "site", "again", "live"))
        run(gazette, "demo", source, "--sources", ROOT)
        run(gazette, "export-public", "--repo", source, "--output", exported)
        run(gazette, "build", "--repo", source, "--output", site, "--no-cache")
        run(gazette, "build", "--repo", exported, "--output", again, "--no-cache")
        first, second = read(site), read(again)
        other = sorted(str(path) for path in first.keys() | second.keys() if first.get(path) != second.get(path))
        if other:
            sys.exit(f"{len(other)} files of the export's site differ: {', '.join(other[:20])}")
        run(gazette, "publish", live, "--repo", source, "--no-cache")
        said = run(gazette, "verify", "--repo", exported, "--against", live, "--no-cache")
        print(f"{len(first)} files are the same; {said.strip()}")


main()
