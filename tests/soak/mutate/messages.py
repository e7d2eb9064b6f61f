# SPDX-License-Identifier: GPL-2.0-or-later
"""Takes SIP messages out of captures and puts them into others, in datagrams or in segments of TCP."""

import pathlib
import sys

SOAK = pathlib.Path(__file__).resolve().parent.parent
sys.path += [str(SOAK.parent / "lib"), str(SOAK / "fuzz")]
import wire  # noqa: E402
from seeds import MESSAGE  # noqa: E402

LONGEST = 60000  # bytes: no packet holds more
PORTS = (5060, 5060)


def read_messages(path):
    """Time, addresses and bytes of what is SIP: (time, (source, destination), message)."""
    messages = []
    for time, frame in wire.read_frames(path)[1]:
        start = MESSAGE.search(frame)
        if start:
            way = (frame[26:30], frame[30:34]) if frame[12:14] == b"\x08\x00" else wire.HOSTS
            messages.append((time, way, frame[start.start() :]))
    return messages


def write_datagrams(path, messages):
    frames = ((time, wire.ip(way, wire.UDP, wire.udp(PORTS, message[:LONGEST]))) for time, way, message in messages)
    wire.write_frames(path, wire.RAW_IP, frames)


def write_segments(path, pieces):
    """Without a gap in what each side sends."""
    frames, sent = [], {}
    for time, way, piece in pieces:
        piece = piece[:LONGEST]
        number, seen = sent.setdefault(way, 1), sent.get(way[::-1], 1)
        sent[way] += len(piece)
        frames.append((time, wire.ip(way, wire.TCP, wire.tcp(PORTS, number, seen, 0x18, piece))))
    wire.write_frames(path, wire.RAW_IP, frames)
