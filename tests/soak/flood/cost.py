# SPDX-License-Identifier: GPL-2.0-or-later
"""cost.py LINES DUMP...: judges the messages that `flood` counted one by one; prints the costliest of each flood."""

import re
import sys
from collections import defaultdict
from typing import NamedTuple

import growth

WORST = 10  # times what a byte of an ordinary call costs
ORDINARY = "ordinary calls"


class Message(NamedTuple):
    flood: str
    size: int
    length: int
    instructions: int


def messages(path, counted):
    with open(path, encoding="utf-8") as file:
        for line in file:
            name, size, place, length = line.rstrip("\n").split("\t")
            yield Message(name, int(size), int(length), counted[f"{name} {size} {place}"])


def cost(message):
    return message.instructions / message.length


def main():
    floods = defaultdict(list)
    for message in messages(sys.argv[1], dict(growth.counts(sys.argv[2:]))):
        floods[message.flood].append(message)
    calls = floods[ORDINARY]
    ordinary = sum(message.instructions for message in calls) / sum(message.length for message in calls)
    failed = 0
    for name, counted in floods.items():
        worst = max(counted, key=cost)
        print(f"{name:28} {worst.length:6} {cost(worst):8.1f} {cost(worst) / ordinary:8.1f}")
        if cost(worst) > WORST * ordinary:
            print(f"FAIL: {name}: a byte takes {cost(worst) / ordinary:.1f} times what one of an ordinary call takes")
            failed += 1
    print(f"{len(floods)} floods, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
