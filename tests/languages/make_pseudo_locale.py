#!/usr/bin/env python3
"""Makes the strings of a language that is written from the right out of the English ones, for tests alone:

    make_pseudo_locale.py themes/gazette/strings/en.yml > ar-XB.yml

Each Latin letter becomes an Arabic one, places to fill in stay. Nobody reads it; pages must hold it.
"""
import re
import sys

LATIN = "abcdefghijklmnopqrstuvwxyz"
ARABIC = "ابجدهوزحطيكلمنسعفصقرشتثخذض"
LETTERS = str.maketrans(LATIN + LATIN.upper(), ARABIC + ARABIC)


def turn(text):
    return "".join(part if part.startswith("{") else part.translate(LETTERS)
                   for part in re.split(r"(\{\w*\})", text))


def turn_value(value):
    if value.startswith("["):
        return "[" + ", ".join(turn(item) for item in value[1:-1].split(", ")) + "]"
    if value.startswith("{"):
        return re.sub(r'(\w+): ("[^"]*"|[^,}]+)', lambda entry: f"{entry[1]}: {turn(entry[2])}", value)
    return turn(value)


def turn_line(line):
    entry = re.fullmatch(r'( *)([\w"-]+): (.+)', line)
    if line.lstrip().startswith("#") or entry is None:
        return line
    if entry[1] == "  " and entry[2] == "direction":
        return "  direction: rtl"
    return f"{entry[1]}{entry[2]}: {turn_value(entry[3])}"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file.read().splitlines():
            print(turn_line(line))


main()
