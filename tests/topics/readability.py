#!/usr/bin/env python3
"""How hard the pages of content/ are to read: the Flesch-Kincaid grade of each, and its hardest sentences.

readability.py [--above GRADE] [--worst N] [FILE...]: without files, every Markdown page below content/ (those of
content/regulations excepted). Paragraphs and list items count; headings, tables and code don't.
With --above, exit code 1 if a page is above that grade.
"""

import argparse
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
SENTENCE_END = re.compile(r"(?<=[.?!])[\"”’)*]*\s+(?=[\"“(*]*[A-Z0-9])")


def count_syllables(word):
    word = re.sub(r"[^a-z]", "", word.lower())
    if len(word) <= 3:
        return 1
    word = re.sub(r"(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$", "", word)
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"^y", "", word))))


def read_blocks(path):
    """(line, text) of each paragraph and list item."""
    lines = path.read_text(encoding="utf-8").split("\n")
    start = lines.index("---", 1) + 1 if lines[0] == "---" else 0
    blocks, open_block, in_code = [], False, False
    for number, line in enumerate(lines[start:], start + 1):
        text = line.strip()
        if text.startswith("```"):
            in_code = not in_code
        if in_code or not text or re.match(r"[#|`]|-{3,}$|\{", text):
            open_block = False
            continue
        item = re.match(r"(?:[-*+]|\d+\.)\s+", text)
        if item:
            text, open_block = text[item.end():], False
        text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
        text = re.sub(r"[*_`>]", "", text)
        if open_block:
            blocks[-1] = (blocks[-1][0], blocks[-1][1] + " " + text)
        else:
            blocks.append((number, text))
        open_block = True
    return blocks


def grade(words, sentences):
    syllables = sum(count_syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def read_sentences(path):
    """(grade, line, sentence) of each sentence, and the grade of all of them."""
    found, all_words = [], []
    for line, text in read_blocks(path):
        for sentence in SENTENCE_END.split(text):
            words = WORD.findall(sentence)
            if words:
                found.append((grade(words, 1), line, sentence, len(words)))
                all_words += words
    return found, grade(all_words, len(found)) if found else 0.0


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--above", type=float)
    options.add_argument("--worst", type=int, default=0)
    options.add_argument("files", nargs="*", type=Path)
    chosen = options.parse_args()
    pages = chosen.files or sorted(
        page for page in (ROOT / "content").rglob("*.md") if "regulations" not in page.parts)
    too_hard = 0
    for page in pages:
        sentences, whole = read_sentences(page)
        print(f"{whole:5.1f}  {sum(entry[3] for entry in sentences):5} words  {page}")
        for one, line, sentence, _ in sorted(sentences, reverse=True)[:chosen.worst]:
            print(f"       {one:5.1f}  line {line}: {sentence}")
        too_hard += chosen.above is not None and whole > chosen.above
    if too_hard:
        print(f"{too_hard} pages are above grade {chosen.above:g}.")
        raise SystemExit(1)


if __name__ == "__main__":
    main()
