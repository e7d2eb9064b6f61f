# SPDX-License-Identifier: GPL-2.0-or-later
"""What is measured: the kinds of run, how large, and the goals. The first modules are the base of comparison."""

from typing import NamedTuple

import replay

NONE, OURS, LUA, WANTED, NOTHING = "none", "plugins", "lua", "wanted", "nothing"
PEERS = (NONE, OURS, LUA, WANTED)
ALL = (*PEERS, NOTHING)
PAIR = (NONE, OURS)

FIELDS = {
    NONE: ("sip.Status-Code", "sip.CSeq.method", "sip.Call-ID"),
    OURS: ("sipcode.code", "sipcode.summary", "sipcode.finding"),
    LUA: ("peer.code", "peer.name", "peer.method"),
    WANTED: ("peer.code", "peer.name", "peer.method"),
}

# The code and the method of the request, by which the modules are seen to work.
PROOF = {
    NONE: ("sip.Status-Code", "sip.CSeq.method"),
    OURS: ("sipcode.code", "sipcode.method"),
    LUA: ("peer.code", "peer.method"),
    WANTED: ("peer.code", "peer.method"),
}


def fields(names):
    return ["-T", "fields", *(word for name in names for word in ("-e", name))]


class Kind(NamedTuple):
    name: str
    capture: str  # as generate.py has them
    timed: int  # frames, as the next; 0 where only instructions are of interest
    counted: tuple  # the slope between two sizes leaves start-up out
    modules: tuple
    goals: tuple  # of CPU time and of instructions, in percent more
    output: str = ""

    def options(self, modules):
        if self.output == "fields":
            return fields(FIELDS[modules])
        return {"tree": ["-V"], "filter": ["-Y", "ip.addr"]}.get(self.output, [])


class Plan(NamedTuple):
    kinds: tuple
    rounds: int
    counted: tuple  # modules
    growth: tuple  # pairs of messages and rounds
    starts: int


def plan(quick):
    """The quick one counts from an empty capture on, which all kinds have in common."""
    scale = 10 if quick else 1
    calls = (0, 1000) if quick else (1000, 4000)
    packets = (0, 4000) if quick else (2000, 12000)
    trees = (0, 300) if quick else (300, 1300)
    kinds = (
        Kind("no SIP", "other", 200000 // scale, packets, ALL, (2, 1.4)),
        Kind("2 % SIP", "mixed", 200000 // scale, packets, PAIR, (None, None)),
        Kind("all SIP", "sip", 100000 // scale, calls, PEERS, (10, 9.5)),
        Kind("all SIP, a tree that nobody sees, `-Y ip.addr`", "sip", 0, calls, PAIR, (None, 9), "filter"),
        Kind("all SIP, `-V`", "sip", 20000 // scale, trees, PAIR, (15, 17), "tree"),
        Kind("all SIP, `-T fields`", "sip", 50000 // scale, calls, PEERS, (10, 12), "fields"),
    )
    if replay.messages():
        kinds += (Kind("all SIP, real traffic, again and again", "real", 0, calls, PAIR, (None, None)),)
    if quick:
        return Plan(kinds, 5, PAIR, ((5000, 9), (50000, 3)), 15)
    kinds += (Kind("all SIP, from 10,000 to 100,000 messages", "sip", 0, (10000, 100000), PAIR, (None, None)),)
    return Plan(kinds, 9, ALL, ((10000, 41), (100000, 9), (1000000, 5)), 51)
