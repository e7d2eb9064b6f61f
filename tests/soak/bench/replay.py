# SPDX-License-Identifier: GPL-2.0-or-later
"""Real SIP over UDP, again and again: each time with identifiers of its own, so that no call is another one again."""

import functools
import itertools
import os
import re

import packet

# Captures of other people's, as tshark prints them for run.sh: time, addresses, ports, payload in hex. May be empty.
MESSAGES = os.environ.get("SIPCODE_REAL", "")

# What makes a call, a dialog, a transaction or a login the same one.
IDENTIFIERS = re.compile(
    rb"(?im)(^(?:Call-ID|i) *: *[^\s@]+|;branch=[^;,\s]+|;(?:from-|to-)?tag=[^;,>\s]+|nonce=\"[^\"]+|^Replaces *: *[^;@\s]+)"
)


@functools.cache
def messages():
    """Time in its capture, endpoints and payload of each."""
    rows = []
    if MESSAGES:
        with open(MESSAGES) as file:
            for line in file:
                time, source, destination, *ports, payload = line.rstrip("\n").split("\t")
                ends = [packet.Endpoint(*end) for end in zip((source, destination), map(int, ports))]
                rows.append((float(time), *ends, bytes.fromhex(payload)))
    return rows


def frames():
    """Each turn begins an hour after the last one."""
    for turn in itertools.count():
        own = b"r%d" % turn
        for time, source, destination, payload in messages():
            fresh = IDENTIFIERS.sub(lambda match: match[0] + own, payload)
            yield turn * 3600 + time, packet.udp(source, destination, fresh)
