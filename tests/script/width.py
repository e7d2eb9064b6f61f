# SPDX-License-Identifier: GPL-2.0-or-later
"""width.py COLUMNS FILE: names the labels of our trees, in what tshark -V wrote, that are wider than so many columns and could be
parted. width.py page COLUMNS FILE: names such lines of pages. width.py keys FILE: names the keys that come twice in an object of tshark -T ek."""

import json
import re
import sys
import unicodedata

INDENT = 4  # what tshark puts before a line for each level
LEVEL = 3  # what a level takes in Wireshark's window
LEAST = 20  # no line is narrower, however deep


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def can_be_parted(text):
    """At a space, or between two characters of which one is wide; a comma or bracket may stay with a word that is too wide. A
    relative time is written by Wireshark, from 4.6 on with minutes."""
    return not re.search(r": (\d+ \w+, )*\d+\.\d{9} seconds\]?$", text) and re.search(r"\S \S|[ぁ-んァ-ヶー一-龥]\w|\w[ぁ-んァ-ヶ一-龥]", text)


def ours(lines):
    """The lines of our trees: level and label."""
    is_ours = False
    for line in lines:
        if not line.startswith(" "):
            is_ours = re.match(r"\[(SIP|Code de réponse|Requête)", line)
        if is_ours and line:
            level, own = divmod(len(line) - len(line.lstrip(" ")), INDENT)
            yield level, " " * own + line.strip()


def too_wide(columns, lines):
    count = 0
    for level, label in ours(lines):
        count += 1
        if width(label) > max(columns - LEVEL * level, LEAST) and can_be_parted(label.strip()):
            yield f"{LEVEL * level + width(label)} columns: {label}"
    if count < 1000:
        yield f"{count} labels only"


def too_wide_lines(columns, lines):
    for line in lines:
        if width(line) > columns and can_be_parted(line.strip()):
            yield f"{width(line)} columns: {line}"


def pairs(found):
    def check(items):
        keys = [key for key, _ in items]
        found.extend(key for key in set(keys) if keys.count(key) > 1)
        return dict(items)

    return check


def doubled(lines):
    found = []
    count = sum("layers" in json.loads(line, object_pairs_hook=pairs(found)) for line in lines if line)
    return found + ([] if count > 100 else [f"{count} documents only"])


*kind, path = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    read = file.read().split("\n")
if kind[0] == "keys":
    faults = doubled(read)
elif kind[0] == "page":
    faults = list(too_wide_lines(int(kind[1]), read))
else:
    faults = list(too_wide(int(kind[0]), read))
print("\n".join(faults[:10]))
sys.exit(1 if faults else 0)
