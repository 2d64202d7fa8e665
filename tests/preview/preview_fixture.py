"""A small repository with a draft, an internal page and secrets around it, and `gazette serve` on it."""

import os
import re
import socket
import subprocess
import threading
import time
from pathlib import Path

SECRET = "zq-secret-beside-the-site"


def run_git(folder, *arguments):
    environment = dict(os.environ, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_SYSTEM=os.devnull)
    subprocess.run(
        ["git", "-C", str(folder), "-c", "user.name=Staff", "-c", "user.email=staff@example.org", *arguments],
        check=True, env=environment, stdout=subprocess.DEVNULL,
    )


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def page(title, text, status="published", more=""):
    return f"---\ntitle: {title}\nstatus: {status}\n{more}---\n\n{text}\n"


def make_repository(folder):
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)
    write(folder / "site/site.yml", "title: Plans of Alder Creek\nlanguage: en\ntheme: gazette\nutc_offset: \"-05:00\"\n"
          "default_status: draft\ncontent: [content]\n")
    write(folder / ".gitignore", "site/public/\nignored.txt\n")
    write(folder / "content/index.md", page("Plans of Alder Creek", "Read [how to comment](guidance/comment.md)."))
    write(folder / "content/guidance/comment.md", page("How to comment", "Write to the school committee."))
    write(folder / "content/guidance/new-rule.md", page("A rule to come", "Nobody knows the word zqdraft.", "draft"))
    write(folder / "content/guidance/staff.md", page("For staff", "Internal zqinternal.", more="audience: internal\n"))
    write(folder / "content/guidance/review.md", page("Under review", "Soon zqreview.", "review"))
    write(folder / "content/guidance/later.md", page("For another day", "Then zqlater.", more="publish_on: 2091-05-01\n"))
    # What is in the folder, and isn't of the site.
    write(folder / "ignored.txt", SECRET)
    write(folder / "notes.txt", SECRET)
    write(folder / "site/public/left.html", SECRET)
    write(folder.parent / "beside.txt", SECRET)
    run_git(folder, "add", ".")
    run_git(folder, "commit", "--quiet", "-m", SECRET)
    write(folder / ".git/description", SECRET)


class Answer:
    def __init__(self, received):
        head, _, self.body = received.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        match = re.match(r"HTTP/1\.[01] (\d{3})", lines[0])
        self.status = int(match[1]) if match else 0
        self.headers = {
            name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])
        }

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")


class Preview:
    """`gazette serve`, on a free port."""

    def __init__(self, gazette, folder, *arguments):
        self.said = []
        self.program = subprocess.Popen(
            [str(gazette), "serve", "--repo", str(folder), "--port", "0", "--no-cache", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        self.port = int(re.search(r":(\d+)/", self.wait_for("Preview: "))[1])

    def read(self):
        for line in self.program.stdout:
            self.said.append(line)

    def wait_for(self, words, seconds=60):
        return wait_until(lambda: next((line for line in self.said if words in line), None), f"“{words}” is said", seconds)

    def send(self, request, seconds=20):
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as connection:
            received = b""
            try:
                connection.sendall(request)
                while chunk := connection.recv(65536):
                    received += chunk
            except (ConnectionError, socket.timeout):
                pass
        return Answer(received)

    def get(self, path, headers="", method="GET"):
        return self.send(
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nConnection: close\r\n{headers}\r\n".encode("latin-1"))

    def wait_for_page(self, path, words, seconds=60):
        """Until the page has the words; `words` may also be a function of the answer."""
        holds = words if callable(words) else lambda answer: words in answer.text

        def ask():
            answer = self.get(path)
            return answer if holds(answer) else None

        return wait_until(ask, f"{path} shows {words}", seconds)

    def memory(self):
        status = Path(f"/proc/{self.program.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) // 1024

    def end(self):
        self.program.terminate()
        return self.program.wait(timeout=60)


def wait_until(find, what, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := find():
            return found
        time.sleep(0.02)
    raise AssertionError(f"it didn't come about in {seconds} s that {what}")
