# SPDX-License-Identifier: GPL-2.0-or-later
"""growth.py LINES DUMP...: judges what `flood` printed and callgrind counted; prints both as a table."""

import re
import sys
from itertools import groupby
from typing import NamedTuple

GROWTH = 1.2  # of the instructions for one more byte, or step, from the small half to the large half
FEW = 10  # instructions a byte that nobody counts
COST = {True: 500, False: 75_000}  # instructions a byte of a large message, and for a step
KEPT = {True: 3, False: 1_000}  # bytes for a byte of a large message, and for a message
START = 32 * 1024  # bytes kept of anything


class Run(NamedTuple):
    name: str
    is_large: bool
    size: int
    sent: int
    messages: int
    kept: int
    found: str
    findings: str
    text: str
    said: str
    instructions: int


def counts(paths):
    """Instructions by name and size."""
    for path in paths:
        with open(path, encoding="utf-8") as file:
            dump = file.read()
        named = re.search(r"^desc: Trigger: Client Request: (.+)$", dump, re.M)
        if named:
            yield named[1], int(re.search(r"^(?:totals|summary): (\d+)", dump, re.M)[1])


def runs(path, counted):
    with open(path, encoding="utf-8") as file:
        for line in file:
            name, is_large, size, sent, messages, kept, *rest = line.rstrip("\n").split("\t")
            numbers = int(size), int(sent), int(messages), int(kept)
            yield Run(name, is_large == "1", *numbers, *rest, counted[f"{name} {size}"])


def slope(small, large):
    return (large.instructions - small.instructions) / (large.size - small.size)


def faults(small, middle, large):
    first, second = slope(small, middle), slope(middle, large)
    if second > GROWTH * max(first, FEW):
        yield f"one more takes {first:.0f} instructions at first, {second:.0f} later"
    if second > COST[large.is_large]:
        yield f"one more takes {second:.0f} instructions"
    if large.kept > START + KEPT[large.is_large] * (large.sent if large.is_large else large.messages):
        yield f"{large.kept} bytes are kept"
    for run in (small, middle, large):
        if run.found != run.findings or run.text not in run.said:
            yield f'found "{run.found}", not "{run.findings}": {run.said}'


def main():
    failed = 0
    counted = dict(counts(sys.argv[2:]))
    floods = [(name, list(group)) for name, group in groupby(runs(sys.argv[1], counted), lambda run: run.name)]
    for name, (small, middle, large) in floods:
        costs = f"{slope(small, middle):9.1f} {slope(middle, large):9.1f}"
        print(f"{name:24} {large.size:9} {costs} {large.kept / (large.sent if large.is_large else large.messages):8.1f}")
        for fault in faults(small, middle, large):
            print(f"FAIL: {name}: {fault}")
            failed += 1
    print(f"{len(floods)} floods, {failed} failed")
    sys.exit(failed > 0 or not floods)


if __name__ == "__main__":
    main()
