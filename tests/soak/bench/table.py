# SPDX-License-Identifier: GPL-2.0-or-later
"""The table of what was measured: a row each figure, a column each way to do it."""

import statistics

import kinds

HEADINGS = (
    "`tshark -n`",
    "without",
    "with sipcode",
    "goal",
    "Lua post-dissector",
    "C post-dissector, wanted fields",
    "C post-dissector and listener that do nothing",
)


def seconds(value):
    return f"{value:.2f} s"


def milliseconds(value):
    return f"{value:.1f} ms"


def microseconds(value):
    return f"{value:.1f} µs"


def number(value):
    return f"{value:,.0f}"


def decimal(value):
    return f"{value:,.1f}"


def bytes_(value):
    return f"{value:,.0f} bytes"


def percent(ratio):
    return f"{(ratio - 1) * 100:+.1f} %"


def differences(values, modules):
    return [value - base for value, base in zip(values[modules], values[kinds.NONE])]


class Table:
    def __init__(self):
        self.rows = []

    def add(self, what, cells, goal):
        cells = [cells.get(modules, "") for modules in kinds.ALL]
        self.rows.append([what, *cells[:2], goal, *cells[2:]])

    def add_compared(self, what, values, form, goal):
        """`values` are by modules, one a round; `goal` is percent more."""
        cells = {kinds.NONE: form(statistics.median(values[kinds.NONE]))}
        for modules in list(values)[1:]:
            ratios = [value / base for value, base in zip(values[modules], values[kinds.NONE])]
            cells[modules] = percent(statistics.median(ratios))
        self.add(what, cells, f"{goal} %" if goal else "")

    def add_difference(self, what, values, form, goal):
        cells = {kinds.NONE: form(statistics.median(values[kinds.NONE]))}
        for modules in list(values)[1:]:
            difference = statistics.median(differences(values, modules))
            cells[modules] = ("+" if difference >= 0 else "") + form(difference)
        self.add(what, cells, form(goal) if goal else "")

    def add_growth(self, times, goal):
        """`times` are by messages, then as the values of add_compared."""
        small, large = min(times), max(times)
        grown = {
            modules: percent(statistics.median(times[large][modules]) / statistics.median(times[small][modules]))
            for modules in kinds.PAIR
        }
        self.add(f"growth of that time from {small:,} to {large:,} messages", grown, f"{goal} %")
        added = [statistics.median(differences(times[messages], kinds.OURS)) for messages in (small, large)]
        if added[0] > 0:
            self.add("growth of what sipcode adds to it", {kinds.OURS: percent(added[1] / added[0])}, "")

    def text(self):
        rows = [HEADINGS, ["---"] * len(HEADINGS), *self.rows]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)
