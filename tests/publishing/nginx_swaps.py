#!/usr/bin/env python3
"""Do readers of a busy nginx ever get half a site, or none?

nginx_swaps.py GAZETTE [--swaps N]: publishes two states of a small site, shows them on nginx on loopback with the settings
that gazette wrote, and goes back and forth between them N times (default: 20; with GAZETTE_SOAK set, 1000), while two
readers ask for pages without a pause. Each answer must be whole, from the one or the other state, with the headers that
the site promises. Prints what was served. Exit code 77: can't be checked here.
"""

import argparse
import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from publish_faults import commit, must, page, run  # noqa: E402

PAGES = ["/", "/one/", "/two/"]


def site(state):
    words = f"This is the {state} state. " * 300 + "\n\nIt is [signed](signed.pdf).\n"
    files = {f"content/{name}.md": page(name.title(), words) for name in ("index", "one", "two")}
    files["content/signed.pdf"] = "%PDF-1.4\n%%EOF\n"
    files["site/site.yml"] = "title: Plans\n"
    return files


def find_nginx():
    """The program, which the search path of plain users doesn't hold."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Nginx:
    """nginx on loopback, with nothing of the machine's own settings."""

    def __init__(self, folder, settings):
        self.port = free_port()
        temporary = "".join(
            f"  {kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (folder / "nginx.conf").write_text(
            f"daemon off;\nmaster_process off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\n"
            f"events {{ worker_connections 256; }}\n"
            f"http {{\n  include /etc/nginx/mime.types;\n  access_log off;\n{temporary}"
            f"  server {{\n    listen 127.0.0.1:{self.port};\n    include {settings};\n  }}\n}}\n",
            encoding="utf-8",
        )
        must(run([find_nginx(), "-t", "-q", "-p", folder, "-e", folder / "error.log", "-c", folder / "nginx.conf"]))
        self.process = subprocess.Popen(
            [find_nginx(), "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
        )
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.1).close()
                return
            except OSError:
                time.sleep(0.05)
        sys.exit("nginx doesn't answer")

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def ask(self, path, headers=None, connection=None):
        own = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        own.request("GET", path, headers=headers or {})
        answer = own.getresponse()
        return answer.status, answer.headers, answer.read()


def check_headers(nginx, leads_on=301, outside=400):
    """What the settings promise, each by one request. Servers differ in the status of some answers."""
    complaints = []

    def expect(what, holds):
        if not holds:
            complaints.append(what)

    status, headers, plain = nginx.ask("/one/")
    expect("a page is there", status == 200)
    expect("a page is HTML in UTF-8", headers["Content-Type"] == "text/html; charset=utf-8")
    expect("a page is asked for anew", headers["Cache-Control"] == "no-cache")
    expect("a page loads nothing from elsewhere", "default-src 'none'" in (headers["Content-Security-Policy"] or ""))
    expect("types aren't guessed", headers["X-Content-Type-Options"] == "nosniff")
    status, _, body = nginx.ask("/one/", {"If-None-Match": headers["ETag"]})
    expect("what didn't change isn't sent again", status == 304 and not body)
    status, headers, body = nginx.ask("/one/", {"Accept-Encoding": "gzip"})
    expect("a page is sent compressed", headers["Content-Encoding"] == "gzip" and gzip.decompress(body) == plain)
    status, headers, body = nginx.ask("/nowhere/")
    expect("what isn't there has the site's own page", status == 404 and b"<h1" in body)
    expect("that page has the headers, too", headers["X-Content-Type-Options"] == "nosniff")
    status, headers, _ = nginx.ask("/one")
    expect("an address without its slash leads on", status == leads_on and headers["Location"] == "/one/")
    expect("what isn't of the site isn't shown", nginx.ask("/.gazette-site")[0] == 404)
    _, headers, _ = nginx.ask("/" + re.search(r'"(?:\.\./|/)*(files/[^"]+)"', plain.decode())[1])
    expect("what never changes is kept", "immutable" in headers["Cache-Control"])
    expect("nothing beside the site is shown", nginx.ask("/../release.json")[0] == outside)
    expect("nothing beside the site is shown", nginx.ask("/%2e%2e/SHA256SUMS")[0] == outside)
    return complaints


class Reader(threading.Thread):
    """Asks for one page after another until told to stop."""

    def __init__(self, nginx, whole):
        super().__init__(daemon=True)
        self.nginx, self.whole, self.served, self.complaints, self.is_done = nginx, whole, 0, [], False

    def run(self):
        connection = None
        while not self.is_done:
            path = PAGES[self.served % len(PAGES)]
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", self.nginx.port, timeout=10)
                status, _, body = self.nginx.ask(path, None, connection)
            except (OSError, http.client.HTTPException) as problem:
                # A server may close a connection after so many requests; not while it answers one.
                self.complaints.append(f"{path}: {problem!r}")
                connection = None
                continue
            if status != 200 or body not in self.whole[path]:
                self.complaints.append(f"{path}: status {status}, {len(body)} bytes of neither state")
            self.served += 1


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--swaps", type=int, default=1000 if os.environ.get("GAZETTE_SOAK") else 20)
    options = arguments.parse_args()
    program = str(Path(options.program).resolve())
    if not find_nginx():
        print("SKIPPED: nginx isn't installed")
        sys.exit(1 if os.environ.get("CI") else 77)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        os.environ["HOME"] = str(folder)
        repository, target = folder / "repository", folder / "www"
        must(run(["git", "init", "-q", "-b", "main", repository]))
        for day, state in (("2024-01-10", "first"), ("2024-02-10", "second")):
            commit(repository, site(state), day)
            must(run([program, "publish", target, "--repo", repository, "--date", day, "--no-cache"]))
        nginx = Nginx(folder, target / "serve" / "nginx.conf")
        try:
            complaints = check_headers(nginx)
            states = [target / "releases" / release / "site" for release in sorted(os.listdir(target / "releases"))]
            files = {path: path.strip("/") + "/index.html" if path != "/" else "index.html" for path in PAGES}
            whole = {path: {(state / file).read_bytes() for state in states} for path, file in files.items()}
            readers = [Reader(nginx, whole) for _ in range(2)]
            for reader in readers:
                reader.start()
            for swap in range(options.swaps):
                must(run([program, "rollback", str(1 + swap % 2), "--target", target]))
            for reader in readers:
                reader.is_done = True
            for reader in readers:
                reader.join()
        finally:
            nginx.stop()
        served = sum(reader.served for reader in readers)
        complaints += [complaint for reader in readers for complaint in reader.complaints]
        print(f"{options.swaps} swaps, {served} requests served meanwhile, {len(complaints)} complaints")
        if complaints or served < options.swaps:
            print("\n".join(complaints[:10]))
            sys.exit(1)


if __name__ == "__main__":
    main()
