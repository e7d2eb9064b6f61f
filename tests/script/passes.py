# SPDX-License-Identifier: GPL-2.0-or-later
"""passes.py FOLDER: says where what is said of responses in one way to read a capture differs from what is said in one pass, or, where requests are spoken of
once all has been read, with a display filter.

A file has the name of the way; a line is a frame: number, time, length, and what is said of it. A read filter leaves frames out and
gives their numbers to others, so numbers are turned back into those of the whole capture; "frame 7 of the file" has kept its own.
Which frames pass is for Wireshark to say: with a read filter it does not know SIP in a WebSocket whose start is left out.
"""

import pathlib
import re
import sys

SHOWN = 3  # differences of a way
REQUEST_IN = 1  # which of what is said


def read_rows(path):
    return [line.split("\t") for line in path.read_text().splitlines()]


def read(path):
    """What is said, by the number of the frame."""
    return {int(row[0]): row[3:] for row in read_rows(path) if any(row[3:])}


def find_kept(path, all_rows):
    """The numbers that the frames of a way have in the whole capture: they are in order."""
    frames = iter(all_rows)
    return [next(int(row[0]) for row in frames if row[1:3] == kept[1:3]) for kept in read_rows(path)]


def restored(said, kept):
    """What is said where only the frames `kept` have a number."""

    def restore(match):
        return match[1] if match[2] else str(kept[int(match[1]) - 1])

    def restore_row(row):
        row = [re.sub(r"(?<=rame )(\d+)( of the file)?", restore, text) for text in row]
        row = [re.sub(r"(?<=rames )(\d+)( of the file)?", restore, text) for text in row]
        row = [re.sub(r"(?<=and )(\d+)( of the file)?(?= (?:crossed|bring))", restore, text) for text in row]
        row[REQUEST_IN] = re.sub(r"(\d+)()", restore, row[REQUEST_IN])
        return row

    return {kept[number - 1]: restore_row(row) for number, row in said.items()}


def expected(whole, kept):
    """What is to be said of these frames: nothing links to a request that is left out."""
    rows = {number: list(row) for number, row in whole.items() if number in kept}
    for row in rows.values():
        row[REQUEST_IN] = "|".join(link for link in row[REQUEST_IN].split("|") if link and int(link) in kept)
    return rows


def with_commas(rows):
    """As sharkd joins several values of a field."""
    return {number: [text.replace("|", ",") for text in row] for number, row in rows.items()}


def compare(way, rows, wanted):
    wrong = sorted(number for number in rows.keys() | wanted.keys() if rows.get(number) != wanted.get(number))
    for number in wrong[:SHOWN]:
        print(f"{way}, frame {number}: {rows.get(number)}, not {wanted.get(number)}")
    return not wrong


def compare_hints(path, whole):
    """Without a tree there is the Info column: each summary stands there."""
    lines = dict(enumerate(path.read_text().splitlines(), 1))
    wrong = [number for number, row in whole.items() if any(text not in lines[number] for text in row[4].split("|"))]
    for number in wrong[:SHOWN]:
        print(f"{path.name}, frame {number}: {lines[number]}, not {whole[number]}")
    return not wrong


def grow(whole, later):
    """What the end of the capture shows is added to what was known before, and is of requests."""
    rows = {}
    for number, row in later.items():
        known = whole.get(number)
        rows[number] = [text[: len(before)] for text, before in zip(row, known)] if known else row
    wanted = whole | {number: ["", "", ""] + row[3:] for number, row in later.items() if number not in whole}
    return compare("display-filter before the end", rows, wanted)


def main(folder):
    whole, later = read(folder / "one-pass"), read(folder / "display-filter")
    all_rows = read_rows(folder / "two-passes")
    same = [compare_hints(folder / "no-tree", whole), grow(whole, later)]
    same.append(compare("two-passes", read(folder / "two-passes"), whole))
    same.append(compare("all-pass", read(folder / "all-pass"), later))
    for path in sorted(folder.glob("read-filter*")):
        kept = find_kept(path, all_rows)
        same.append(compare(path.name, restored(read(path), kept), expected(later, set(kept))))
    if (folder / "sharkd").exists():
        same.append(compare("sharkd", read(folder / "sharkd"), with_commas(later)))
    print(f"{folder.name}: {len(whole)} frames, {len(later)} once all is read")
    return all(same) and bool(whole)


sys.exit(not main(pathlib.Path(sys.argv[1])))
