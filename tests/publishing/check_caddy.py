#!/usr/bin/env python3
"""Does Caddy take the settings that gazette writes, and send what they promise?

check_caddy.py GAZETTE: publishes a small site, lets Caddy validate the settings, and asks it on loopback for what
nginx_swaps.py asks nginx; then lets it show another release, without a reload. Exit code 77: Caddy isn't installed.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from nginx_swaps import Nginx, check_headers, free_port, site  # noqa: E402
from publish_faults import commit, must, run  # noqa: E402


class Caddy(Nginx):
    """Caddy on loopback, asked as nginx is."""

    def __init__(self, folder, settings):
        self.port = free_port()
        file = folder / "Caddyfile"
        file.write_text(
            f"{{\n\tadmin off\n\tauto_https off\n}}\nhttp://127.0.0.1:{self.port} {{\n\timport {settings}\n}}\n", encoding="utf-8"
        )
        of = ["--adapter", "caddyfile", "--config", str(file)]
        must(run(["caddy", "validate", *of]))
        self.process = subprocess.Popen(["caddy", "run", *of], stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.1).close()
                return
            except OSError:
                time.sleep(0.05)
        sys.exit("Caddy doesn't answer")


def main():
    program = str(Path(sys.argv[1]).resolve())
    if not shutil.which("caddy"):
        print("SKIPPED: Caddy isn't installed")
        sys.exit(1 if os.environ.get("CI") else 77)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = str(folder)
        repository, target = folder / "repository", folder / "www of \"plans\""
        must(run(["git", "init", "-q", "-b", "main", repository]))
        for day, state in (("2024-01-10", "first"), ("2024-02-10", "second")):
            commit(repository, site(state), day)
            must(run([program, "publish", target, "--repo", repository, "--date", day, "--no-cache"]))
        caddy = Caddy(folder, f"\"{str(target / 'serve' / 'Caddyfile')}\"".replace("www of \"plans\"", "www of \\\"plans\\\""))
        try:
            complaints = check_headers(caddy, leads_on=308, outside=404)
            if b"second state" not in caddy.ask("/one/")[2]:
                complaints.append("the newest release isn't shown")
            must(run([program, "rollback", "--target", target]))
            if b"first state" not in caddy.ask("/one/")[2]:
                complaints.append("another release isn't shown without a reload")
        finally:
            caddy.stop()
    print(f"{len(complaints)} complaints")
    if complaints:
        print("\n".join(complaints))
        sys.exit(1)


if __name__ == "__main__":
    main()
