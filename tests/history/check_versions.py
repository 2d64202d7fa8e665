#!/usr/bin/env python3
"""Compares the versions that a site of plain Markdown shows with what git holds. Knows nothing of the program.

usage: check_versions.py REPOSITORY SITE [CONTENT_FOLDER]

SITE: what `gazette build --plain` made of REPOSITORY (with --content CONTENT_FOLDER, if one is given). Follows
the first-parent line with `git log`, reads every text with `git cat-file`, and says of each document

- whether a day on which its words changed has a version, and no other day has one
- whether each version page holds the words of the text that was in force

Exits with 1 if a version is missing or made without a change of words, or if a page holds less than 99 of 100
of its words.
"""

import collections
import html
import pathlib
import re
import subprocess
import sys
import unicodedata
from datetime import datetime, timezone
from html.parser import HTMLParser

FILE_MODES = {"100644", "100755", "100664"}
LEAST_LIKENESS = 0.99
BLOCKS = set("p li td th br div h1 h2 h3 h4 h5 h6 dt dd pre tr ul ol".split())
VOID = set("area base br col embed hr img input link meta source track wbr".split())
DESTINATION = r"\(\s*(?:<[^>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]*\))*\))*)" \
              r"(\s+(?:\"(?:[^\"\\]|\\.)*\"|'[^']*'|\([^)]*\)))?\s*\)"


def words_of(text):
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text.replace("’", "").replace("'", "")))


# --- what git holds ---

def git(repository, *arguments, given=None):
    return subprocess.run(["git", "-C", repository, *arguments], input=given, capture_output=True, check=True).stdout


def read_line(repository):
    """[(day, [(mode before, mode after, id before, id after, path)])], oldest first."""
    raw = git(repository, "log", "--first-parent", "-m", "--raw", "--no-renames", "--no-abbrev", "--reverse", "-z",
              "--root", "--format=%x01%ct", "HEAD")
    line = []
    for chunk in raw.split(b"\x01")[1:]:
        parts = [part.lstrip(b"\n") for part in chunk.split(b"\0")]
        changes = []
        for number, part in enumerate(parts[1:], 1):
            if part.startswith(b":") and len(part.split()) == 5:
                before, after, old, new, _ = part[1:].decode().split()
                changes.append((before, after, old, new, parts[number + 1].decode("utf8", "replace")))
        day = datetime.fromtimestamp(int(parts[0]), timezone.utc).strftime("%Y-%m-%d")
        line.append((day, changes))
    return line


def follow_documents(line, is_document):
    """The states of each document, [(day, path, id or None)], followed through moves of the same bytes."""
    documents, place, newest = [], {}, "0000"
    for day, changes in line:
        day = max(day, newest)
        added, removed = [], []
        for before, after, old, new, path in changes:
            if not is_document(path):
                continue
            newest = day
            was, is_now = before in FILE_MODES, after in FILE_MODES
            if was and is_now and old != new:
                documents[place[path]].append((day, path, new))
            elif is_now and not was:
                added.append((path, new))
            elif was and not is_now:
                removed.append((path, old))
        moves = []
        for same_name in (True, False):
            rest = []
            for path, blob in sorted(added):
                origins = sorted(origin for origin, bytes_id in removed if bytes_id == blob and
                                 (not same_name or origin.split("/")[-1] == path.split("/")[-1]))
                if origins:
                    removed.remove((origins[0], blob))
                    moves.append((place[origins[0]], origins[0], path, blob))
                else:
                    rest.append((path, blob))
            added = rest
        for _, origin, _, _ in moves:
            place.pop(origin, None)
        for document, _, path, blob in moves:
            place[path] = document
            documents[document].append((day, path, blob))
        for path, _ in removed:
            documents[place[path]].append((day, path, None))
        for path, blob in added:
            if path not in place:
                place[path] = len(documents)
                documents.append([])
            documents[place[path]].append((day, path, blob))
    return documents


def read_blobs(repository, ids):
    ids = sorted(ids)
    raw = git(repository, "cat-file", "--batch", given=("\n".join(ids) + "\n").encode())
    texts, at = {}, 0
    for blob in ids:
        end = raw.index(b"\n", at)
        size = int(raw[at:end].split()[2])
        texts[blob] = raw[end + 1:end + 1 + size].decode("utf8", "replace")
        at = end + size + 2
    return texts


class Text:
    """What a reader finds in the source of a document."""

    def __init__(self, source):
        source = source.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        front = re.match(r"---[ \t]*\n(.*?\n)?(---|\.\.\.)[ \t]*(\n|$)", source, re.S)
        facts, body = (front.group(1) or "", source[front.end():]) if front else ("", source)
        self.is_hidden = bool(re.search(r"^(draft:[ ]*true|status:\s*(draft|review))", facts, re.M))
        self.title = self.title_of(facts)
        self.raw_words = collections.Counter(words_of(source))
        self.words = self.words_of_body(body)
        # White space within lines may make another list or paragraph of them; at their ends it makes nothing.
        self.as_written = (self.title, re.sub(r"\n\n+", "\n\n", re.sub(r"[ \t]+$", "", body.strip(), flags=re.M)))

    @staticmethod
    def title_of(facts):
        found = re.search(r"^title[ \t]*:[ \t]*(.*(?:\n[ \t]+\S.*)*)", facts, re.M)
        if not found:
            return []
        value = re.sub(r"^[>|][-+]?\s*", "", found.group(1).strip())
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1].replace("''", "'").replace('\\"', '"')
        else:
            value = re.sub(r"\s#.*", "", value)
        return words_of(value)

    @staticmethod
    def words_of_body(body):
        definition = r"^ {0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*\n?[ \t]*(<[^>\n]*>|\S+)[ \t]*" \
                     r"(\n?[ \t]*(\"[^\"\n]*\"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*$"
        body = re.sub(r"<!--.*?-->", "", body, flags=re.S)
        body = re.sub(definition, "", body, flags=re.M)
        body = re.sub(r"^([ \t>*+-]*(?:\d+[.)])?[ \t]*)(```+|~~~+)[^`\n]*$", r"\1\2", body, flags=re.M)
        # A link without words is called by its address.
        body = re.sub(r"(?<!!)\[\](" + DESTINATION + r")", r"\1", body)
        for _ in range(2):  # a picture within a link
            body = re.sub(r"\]" + DESTINATION, r"]", body)
        body = re.sub(r"\]\[[^\]\n]*\]", "]", body)
        body = re.sub(r"^([ \t>]*(?:[*+-][ \t]+)*)\d{1,9}[.)](?=\s)", r"\1", body, flags=re.M)
        body = re.sub(r"^([ \t>]*(?:[*+-]|\d+[.)])[ \t]+)\[[ xX]\](?=\s)", r"\1", body, flags=re.M)
        body = re.sub(r"\[\^[^\]\s]+\]:?", "", body)
        body = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", body)
        return words_of(html.unescape(body))


# --- what the site shows ---

class Page(HTMLParser):
    """The words of a page's article and of its title."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.open, self.article, self.heading = [], [], []
        self.feed(path.read_text(encoding="utf8"))
        self.close()
        self.words, self.title = words_of("".join(self.article)), words_of("".join(self.heading))

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "img" and attributes.get("alt"):
            self.handle_data(f" {attributes['alt']} ")
        if tag not in VOID:
            self.open.append((tag, (attributes.get("class") or "").split()))
        if tag in BLOCKS or tag == "sup":
            self.handle_data(" ")

    def handle_endtag(self, tag):
        for number in range(len(self.open) - 1, -1, -1):
            if self.open[number][0] == tag:
                del self.open[number:]
                break
        if tag in BLOCKS or tag == "sup":
            self.handle_data(" ")

    def handle_data(self, data):
        if any({"visually-hidden", "gap", "footnote-back"} & set(classes) for _, classes in self.open):
            return
        tags = [tag for tag, _ in self.open]
        if "article" in tags:
            self.article.append(data)
        elif "h1" in tags:
            self.heading.append(data)


def list_histories(site):
    """{address: [version ids, oldest first]} of each history page."""
    histories = {}
    for page in site.rglob("versions/index.html"):
        text = page.read_text(encoding="utf8")
        if 'http-equiv="refresh"' not in text:
            ids = re.findall(r'href="(\d{4}-\d\d-\d\d(?:\.\d+)?)/"', text)
            histories[page.parent.parent] = ids[::-1]
    return histories


def likeness(page, text):
    """How much of the two is the same, whether or not the title opens the text."""
    best = 0.0
    for expected in (text.words, text.words[len(page.title):]):
        # "[Plan](plan.md)'s" is one word to readers.
        if "".join(expected) == "".join(page.words):
            return 1.0
        both, shown = collections.Counter(expected), collections.Counter(page.words)
        # What only looks like a link is shown as it is written.
        if not both - shown and not (shown - both) - text.raw_words:
            return 1.0
        best = max(best, 2 * sum((both & shown).values()) / max(1, sum(both.values()) + sum(shown.values())))
    return best


# --- comparing ---

def expected_days(states, texts):
    """Days with a version for certain, and days with one perhaps: the text differs, its words don't."""
    certain, possible, previous = collections.Counter(), collections.Counter(), None
    in_force = collections.defaultdict(list)
    for day, _, blob in states:
        if blob is None:
            previous = None
            continue
        text = texts[blob]
        if text.is_hidden:
            continue
        if previous is None or (previous.words, previous.title) != (text.words, text.title):
            certain[day] += 1
            in_force[day].append(text)
        elif previous.as_written != text.as_written:
            possible[day] += 1
            in_force[day].append(text)
        previous = text
    return certain, possible, in_force


def best_history(states, texts, histories, certain, possible):
    """The history page whose days and words fit; addresses aren't guessed."""
    days = certain + possible

    def misfit(address):
        shown = collections.Counter(version[:10] for version in histories[address])
        return sum((certain - shown).values()) + sum((shown - days).values())

    last_path = states[-1][1]
    name = re.sub(r"[^a-z0-9]+", "", re.sub(r"\.(md|markdown)$", "", last_path.split("/")[-1].lower()))
    folder = re.sub(r"[^a-z0-9]+", "", last_path.split("/")[-2].lower()) if "/" in last_path else ""

    def names_it(address):
        shown = re.sub(r"[^a-z0-9]+", "", address.name.lower())
        return shown.startswith(name) or (name in ("index", "readme") and (shown.startswith(folder) or not folder))

    fitting = sorted((address for address in histories if misfit(address) == 0 and names_it(address)),
                     key=lambda address: len(str(address)))
    for address in fitting:
        last = [text for text in (texts[blob] for _, _, blob in states if blob) if not text.is_hidden][-1]
        page = Page(address / "versions" / histories[address][-1] / "index.html")
        if likeness(page, last) >= LEAST_LIKENESS:
            return address
    return None


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    repository, site = sys.argv[1], pathlib.Path(sys.argv[2])
    below = f"{sys.argv[3].rstrip('/')}/" if len(sys.argv) == 4 else ""

    def is_document(path):
        return path.lower().endswith((".md", ".markdown")) and path.startswith(below)

    documents = follow_documents(read_line(repository), is_document)
    blobs = {blob for states in documents for _, _, blob in states if blob}
    texts = {blob: Text(source) for blob, source in read_blobs(repository, blobs).items()}
    histories = list_histories(site)
    shown = sum(len(ids) for ids in histories.values())
    count = collections.Counter()
    wrong = []
    for states in documents:
        public = [blob for _, _, blob in states if blob and not texts[blob].is_hidden]
        if not public or (states[-1][2] and texts[states[-1][2]].is_hidden):
            count["documents that aren't public"] += 1
            continue
        certain, possible, in_force = expected_days(states, texts)
        address = best_history(states, texts, histories, certain, possible)
        if address is None:
            wrong.append(f"{states[-1][1]}: no history of the site has its days and words")
            continue
        count["documents whose days are right"] += 1
        ids = histories.pop(address)
        for version in ids:
            page = Page(address / "versions" / version / "index.html")
            best = max((likeness(page, text) for text in in_force[version[:10]]), default=0.0)
            count["version pages"] += 1
            count["version pages with the words of their text"] += best == 1.0
            if best < LEAST_LIKENESS:
                wrong.append(f"{address.relative_to(site)}/versions/{version}/: {best:.3f} of its words")
    for address in histories:
        wrong.append(f"{address.relative_to(site)}: a history that git doesn't have, or not on these days")
    print(f"{len(documents)} documents in git, {len(blobs)} texts; {shown} versions on the site")
    for name, number in sorted(count.items()):
        print(f"{number:6} {name}")
    print("\n".join(wrong))
    print(f"{len(wrong)} differences")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
