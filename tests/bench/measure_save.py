#!/usr/bin/env python3
"""How long from a save to the page in the browser?

measure_save.py GAZETTE REPOSITORY FILE PAGE [--runs N] [-- SERVE ARGUMENTS]: copies the repository, starts `gazette serve`,
and adds a line to FILE, N times. Measures from the save until open pages are told to reload, and until PAGE (its address)
shows the line; with the program's CPU, beside `git status` in the same repository, between two saves. Prints medians and the
longest, in milliseconds.
"""

import argparse
import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path


class Events:
    """The event stream of a page that is open."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self.socket.sendall(f"GET /.gazette/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        self.received = b""

    def wait(self):
        while b"event: change" not in self.received:
            self.received += self.socket.recv(4096)
        self.received = self.received.split(b"event: change", 1)[1]


def get(port, page):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", page)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body


def cpu_of(program):
    """Milliseconds of CPU that it has had so far."""
    fields = Path(f"/proc/{program.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def milliseconds(begin):
    return (time.monotonic() - begin) * 1000


def middle(values):
    return sorted(values)[len(values) // 2]


def main():
    own, after = sys.argv[1:], []
    if "--" in own:
        own, after = own[:own.index("--")], own[own.index("--") + 1:]
    arguments = argparse.ArgumentParser()
    for name in ["gazette", "repository", "file", "page"]:
        arguments.add_argument(name)
    arguments.add_argument("--runs", type=int, default=11)
    options = arguments.parse_args(own)
    room = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=room) as scratch:
        repository = Path(scratch) / "repository"
        subprocess.run(["git", "clone", "--quiet", "--local", "--no-hardlinks", options.repository, repository], check=True)
        started = time.monotonic()
        program = subprocess.Popen(
            [options.gazette, "serve", "--repo", repository, "--port", "0", "--cache", Path(scratch) / "cache", *after],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        said = iter(program.stdout)
        port = int(re.search(r":(\d+)/", next(said))[1])
        answering = milliseconds(started)
        for line in said:
            if line.startswith("Ready"):
                break
        ready = milliseconds(started)
        threading.Thread(target=lambda: list(said), daemon=True).start()  # or the pipe fills
        told, shown, cpu, status = [], [], [], []
        file = repository / options.file
        get(port, options.page)
        events = Events(port)
        for run in range(options.runs):
            begin = time.monotonic()
            subprocess.run(["git", "-C", repository, "status", "--porcelain"], check=True, stdout=subprocess.DEVNULL)
            status.append(milliseconds(begin))
            word = f"zqsaved{run}"
            text = file.read_bytes() + f"\n\nAdded {word}.\n".encode()
            used = cpu_of(program)
            begin = time.monotonic()
            file.write_bytes(text)
            events.wait()
            told.append(milliseconds(begin))
            while word.encode() not in get(port, options.page)[1]:
                events.wait()
            shown.append(milliseconds(begin))
            time.sleep(0.3)
            cpu.append(cpu_of(program) - used)
        program.terminate()
        program.wait(timeout=60)
    print(f"start: the server answers after {answering:.0f} ms, the site after {ready:.0f} ms")
    for name, values in [("save to reload", told), ("save to page", shown), ("CPU of a save", cpu), ("git status", status)]:
        print(f"{name}: {middle(values):.0f} ms, at most {max(values):.0f} ms ({len(values)} runs)")


if __name__ == "__main__":
    main()
