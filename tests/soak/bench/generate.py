# SPDX-License-Identifier: GPL-2.0-or-later
"""generate.py sip|known|real|other|mixed FRAMES FILE [TRUTH]: a capture; a longer one of its kind begins with the shorter one.
Of SIP that was made up here, `known` with more that goes wrong, TRUTH gets what a report has to say of it, as JSON."""

import heapq
import itertools
import random
import sys

import calls
import mishaps
import replay
import traffic
import truth
import wire

STARTS_PER_SECOND = 20
FLOWS_AT_ONCE = 20
FRAMES_PER_MESSAGE = 50


def sip(shares=calls.SHARES):
    """Scenarios that start at random and overlap."""
    source = random.Random(1)
    running = []
    start = 0.0
    for number in itertools.count():
        start += source.expovariate(STARTS_PER_SECOND)
        while running and running[0][0] < start:
            time, order, frame, scenario = running[0]
            yield time, frame
            following = next(scenario, None)
            if following:
                heapq.heapreplace(running, (time + following[0], order, following[1], scenario))
            else:
                heapq.heappop(running)
        (begin,) = source.choices(list(shares), list(shares.values()))
        scenario = begin(source)
        heapq.heappush(running, (start, number, next(scenario)[1], scenario))


def known():
    return sip({**calls.SHARES, **mishaps.SHARES})


def other_frames():
    """Flows that take turns at random."""
    source = random.Random(2)
    running = [iter(())] * FLOWS_AT_ONCE
    while True:
        turn = source.randrange(FLOWS_AT_ONCE)
        frame = next(running[turn], None)
        if frame:
            yield frame
        else:
            (begin,) = source.choices(list(traffic.SHARES), list(traffic.SHARES.values()))
            running[turn] = begin(source)


def other():
    for number, frame in enumerate(other_frames()):
        yield number / 5000, frame


def mixed():
    """2 % SIP."""
    frames = other_frames()
    for time, frame in sip():
        yield time, frame
        for between in itertools.islice(frames, FRAMES_PER_MESSAGE - 1):
            yield time, between


def microseconds(time):
    seconds, fraction = divmod(time, 1)
    return (wire.START + int(seconds)) * 1000000 + int(fraction * 1e6)


def main():
    kind, frames, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    kinds = {"sip": sip, "known": known, "real": replay.frames, "other": other, "mixed": mixed}
    taken = itertools.islice(kinds[kind](), frames)
    stamped = [(microseconds(time), frame) for time, frame in taken]
    wire.write_frames(path, wire.ETHERNET, stamped)
    if len(sys.argv) > 4:
        truth.write(sys.argv[4], stamped)


main()
