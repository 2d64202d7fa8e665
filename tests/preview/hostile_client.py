#!/usr/bin/env python3
"""What does a preview give to a client that means ill?

hostile_client.py GAZETTE [--rounds N]: sends `gazette serve` addresses that climb, foreign hosts and origins, broken and
smuggled requests, endless ranges, a thousand slow connections. Nothing of the disk but the site may come back, nobody may
stop others from being served, and memory stays bounded. Prints how many requests were sent and how many escaped.
"""

import argparse
import itertools
import random
import socket
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from preview_fixture import SECRET, Answer, Preview, make_repository  # noqa: E402

# What the site never says: files beside it, git's own, the sources' front matter.
NEVER = [SECRET.encode(), b"repositoryformatversion", b"ref: refs/heads", b"default_status", b"root:x:0", b"status: draft"]
MOST_MEMORY = 600  # MiB

FILES = ["ignored.txt", "notes.txt", ".git/config", ".git/HEAD", ".git/description", "site/site.yml", "site/public/left.html",
         "content/guidance/new-rule.md", "../beside.txt", "../../../../../../etc/passwd", ".gitignore"]
DOTS = ["..", "%2e%2e", "%2E%2e", ".%2e", "%252e%252e", "..;", "..%00", "%c0%ae%c0%ae", "%e0%80%ae%e0%80%ae", "..%5c", "..\\",
        "....//", "%u002e%u002e", "..%2f", "..%252f", "\xff..", "．．"]
STARTS = ["/", "//", "/./", "/assets/", "/assets/../", "/files/", "/.gazette/", "/.gazette/public/", "/.gazette/public/assets/",
          "/guidance/", "\\", "/%2f", "/..;/", "/.gazette/../", "http://127.0.0.1/", "file:///"]
METHODS = ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "PROPFIND", "get", "GETT", "G\x00T", "", "A" * 5000]
HOSTS = ["elsewhere.example", "localhost.elsewhere.example", "127.0.0.1.elsewhere.example", "127.0.0.1:1", "0.0.0.0", "[::]",
         "localhost@elsewhere.example", "", " ", "127.1", "2130706433", "localhost:80:80", "x" * 9000]
RANGES = ["bytes=0-", "bytes=-1", "bytes=999999999-", "bytes=5-1", "bytes=" + ",".join(f"{i}-{i}" for i in range(2000)),
          "bytes=0-18446744073709551616", "bytes=--1", "bytes=0-0,-1", "BYTES=0-1", "bytes=" + "9" * 5000, "lines=1-2"]


class Attack:
    def __init__(self, preview):
        self.preview, self.sent, self.escapes, self.complaints = preview, 0, [], []
        self.host = f"Host: 127.0.0.1:{preview.port}\r\n"

    def send(self, request, allowed=None):
        if isinstance(request, str):
            request = request.encode("utf-8", "surrogatepass")
        answer = self.preview.send(request)
        self.judge(request, answer, allowed)
        return answer

    def judge(self, request, answer, allowed):
        self.sent += 1
        whole = str(answer.headers).encode() + answer.body
        if any(word in whole for word in NEVER):
            self.escapes.append(request[:200])
        if allowed is not None and answer.status not in allowed:
            self.complaints.append(f"{answer.status} for {request[:120]!r}")

    def expect_served(self, what, seconds=5):
        begin = time.monotonic()
        answer = self.preview.get("/guidance/comment/")
        took = time.monotonic() - begin
        if answer.status != 200 or took > seconds:
            self.complaints.append(f"after {what}: status {answer.status}, {took:.1f} s")

    def paths(self):
        refused = {0, 400, 404, 405, 414, 421, 308}
        for start, dots, file in itertools.product(STARTS, DOTS, FILES):
            for target in [f"{start}{dots}/{file}", f"{start}{dots}/{dots}/{dots}/{file}"]:
                self.send(f"GET {target} HTTP/1.1\r\n{self.host}Connection: close\r\n\r\n", refused)
        for start, file in itertools.product(STARTS, FILES):
            for target in [start + file, start + file + "%00.html", start + file + "/", start + file + "?a=../" + file]:
                self.send(f"GET {target} HTTP/1.1\r\n{self.host}Connection: close\r\n\r\n", refused)
        self.expect_served("addresses that climb")

    def headers(self):
        close = "Connection: close\r\n\r\n"
        for method in METHODS:
            self.send(f"{method} / HTTP/1.1\r\n{self.host}{close}", {0, 400, 405, 414, 431, 413})
        for host in HOSTS:
            self.send(f"GET /guidance/new-rule/ HTTP/1.1\r\nHost: {host}\r\n{close}", {0, 400, 421, 431, 414})
            self.send(f"GET http://{host}/guidance/new-rule/ HTTP/1.1\r\n{self.host}{close}", {0, 400, 421, 414, 431})
            self.send(f"GET / HTTP/1.1\r\n{self.host}Origin: http://{host}\r\n{close}", {0, 400, 403, 431})
            self.send(f"GET /.gazette/events HTTP/1.1\r\n{self.host}Origin: https://{host}\r\n{close}", {0, 400, 403, 431})
            self.send(f"GET / HTTP/1.1\r\n{self.host}Host: {host}\r\n{close}", {0, 400, 421, 431})
        # What follows a zero isn't read: the host before it is the preview's own, or it is refused.
        for host in ["elsewhere.example\x00", "elsewhere.example\x00127.0.0.1", "\x00127.0.0.1"]:
            self.send(f"GET / HTTP/1.1\r\nHost: {host}\r\n{close}", {0, 400, 421})
        for text in RANGES:
            answer = self.send(f"GET /assets/site.css HTTP/1.1\r\n{self.host}Range: {text}\r\n{close}", {200, 206, 416, 431, 400, 0})
            if len(answer.body) > 1_000_000:
                self.complaints.append(f"a range gave {len(answer.body)} bytes")
        for count, size in [(99, 10), (2000, 10), (1, 20_000), (50, 2000), (100_000, 2)]:
            self.send(f"GET / HTTP/1.1\r\n{self.host}" + f"X: {'y' * size}\r\n" * count + close, {0, 200, 400, 413, 431})
        for size in [8191, 8192, 8193, 100_000, 5_000_000]:
            self.send(f"GET /{'a' * size} HTTP/1.1\r\n{self.host}{close}", {0, 404, 414, 431})
        self.expect_served("headers")

    def smuggling(self):
        inner = "GET /guidance/new-rule/ HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n"
        for first in ["Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\n",
                      "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding : chunked\r\n", "Transfer-Encoding:\tchunked\r\n",
                      "Content-Length: 0\r\nContent-Length: 6\r\n", "Content-Length: +0\r\n", "Content-Length: 0x10\r\n",
                      "Content-Length: -1\r\n", "Content-Length: 99999999999999999999\r\n", "X: y\rHost: elsewhere.example\r\n",
                      "X: y\nHost: elsewhere.example\r\n", " folded: x\r\n", "Expect: 100-continue\r\nContent-Length: 9\r\n",
                      "Upgrade: h2c\r\nConnection: Upgrade\r\n"]:
            answer = self.send_half(f"GET / HTTP/1.1\r\n{self.host}{first}\r\n0\r\n\r\n{inner}".encode())
            if b"zqdraft" in answer.body:
                self.escapes.append(first.encode())
        pipelined = f"GET /guidance/comment/ HTTP/1.1\r\n{self.host}\r\n" * 50
        self.send(pipelined + f"GET / HTTP/1.1\r\n{self.host}Connection: close\r\n\r\n", {200})
        self.sent += 50
        for line in ["GET /\r\n", "GET / HTTP/0.9\r\n\r\n", "GET / HTTP/3.0\r\n\r\n", "\r\n\r\n", "\x16\x03\x01\r\n\r\n",
                     "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/1.1\n\n", "GET\t/\tHTTP/1.1\r\n\r\n"]:
            self.send_half(line.encode("latin-1"))
        self.expect_served("smuggled requests")

    def send_half(self, bytes_sent):
        """Says so much, closes its side, and listens a while: the server may wait for more."""
        received = b""
        with socket.create_connection(("127.0.0.1", self.preview.port), timeout=2) as connection:
            try:
                connection.sendall(bytes_sent)
                connection.shutdown(socket.SHUT_WR)
                while chunk := connection.recv(65536):
                    received += chunk
            except OSError:
                pass
        answer = Answer(received)
        self.judge(bytes_sent, answer, None)
        return answer

    def noise(self, rounds):
        chance = random.Random(20261122)
        good = f"GET /guidance/comment/ HTTP/1.1\r\n{self.host}Range: bytes=0-9\r\nConnection: close\r\n\r\n".encode()
        requests = []
        for _ in range(rounds):
            request = bytearray(good)
            for _ in range(chance.randint(1, 6)):
                position = chance.randrange(len(request))
                kind = chance.randrange(3)
                if kind == 0:
                    request[position] = chance.randrange(256)
                elif kind == 1:
                    del request[position:position + chance.randint(1, 8)]
                else:
                    request[position:position] = chance.choice([b"../", b"\r\n", b"\x00", b"%2e", b"\r", b":", b" "])
                if not request:
                    request = bytearray(b"x")
            requests.append(bytes(request))
        with ThreadPoolExecutor(16) as senders:
            list(senders.map(self.send_half, requests))
        self.expect_served("noise")

    def crowds(self):
        """Slow, silent and greedy clients by the thousand."""
        memory = self.preview.memory()
        slow = []
        for number in range(1200):
            try:
                connection = socket.create_connection(("127.0.0.1", self.preview.port), timeout=5)
                connection.sendall(b"GET / HTTP/1.1\r\nHost: 127" if number % 2 else b"")
                slow.append(connection)
                self.sent += 1
            except OSError:
                pass
            if number % 200 == 199:
                self.expect_served(f"{number + 1} silent connections")
        for connection in slow:
            connection.close()
        greedy = []
        request = (f"GET /a-z/ HTTP/1.1\r\n{self.host}\r\n" * 20).encode()
        for number in range(600):
            try:
                connection = socket.socket()
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
                connection.settimeout(5)
                connection.connect(("127.0.0.1", self.preview.port))
                connection.sendall(request)
                greedy.append(connection)
                self.sent += 20
            except OSError:
                pass
        self.expect_served("clients that take nothing")
        for connection in greedy:
            connection.close()
        streams = []
        for number in range(600):
            try:
                connection = socket.create_connection(("127.0.0.1", self.preview.port), timeout=5)
                connection.sendall(f"GET /.gazette/events HTTP/1.1\r\n{self.host}\r\n".encode())
                streams.append(connection)
                self.sent += 1
            except OSError:
                pass
        self.expect_served("event streams")
        for connection in streams:
            connection.close()
        self.expect_served("all of them")
        grown = self.preview.memory()
        if grown > MOST_MEMORY:
            self.complaints.append(f"memory grew from {memory} to {grown} MiB")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("gazette", type=Path)
    arguments.add_argument("--rounds", type=int, default=1000)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "deep" / "plans"
        make_repository(folder)
        preview = Preview(options.gazette.resolve(), folder)
        preview.wait_for("Ready in")
        attack = Attack(preview)
        attack.expect_served("the start")
        attack.paths()
        attack.headers()
        attack.smuggling()
        attack.noise(options.rounds)
        attack.crowds()
        if preview.program.poll() is not None:
            attack.complaints.append(f"the preview ended with {preview.program.returncode}")
        if preview.end() != 0:
            attack.complaints.append("the preview didn't end well")
    for escape in attack.escapes:
        print(f"escaped: {escape!r}")
    for complaint in attack.complaints[:50]:
        print(f"not so: {complaint}")
    print(f"{attack.sent} hostile requests sent, {len(attack.escapes)} escapes, {len(attack.complaints)} complaints")
    return 1 if attack.escapes or attack.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
