# SPDX-License-Identifier: GPL-2.0-or-later
"""Takes SIP messages out of captures and puts them into others, in datagrams or in segments of TCP."""

import pathlib
import struct
import sys

SOAK = pathlib.Path(__file__).resolve().parent.parent
sys.path += [str(SOAK.parent / "script"), str(SOAK / "fuzz")]
from seeds import MESSAGE  # noqa: E402
from wire import RAW_IP, read_frames, write_frames  # noqa: E402

LONGEST = 60000  # bytes: no packet holds more
UDP, TCP = 17, 6


def read_messages(path):
    """Time, addresses and bytes of what is SIP: (time, (source, destination), message)."""
    messages = []
    for time, frame in read_frames(path)[1]:
        start = MESSAGE.search(frame)
        if start:
            way = (frame[26:30], frame[30:34]) if frame[12:14] == b"\x08\x00" else (b"\xc0\0\2\1", b"\xc0\0\2\2")
            messages.append((time, way, frame[start.start() :]))
    return messages


def ip_packet(way, protocol, payload):
    head = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(payload), 0, 0, 64, protocol, 0)
    return head + way[0] + way[1] + payload


def write_datagrams(path, messages):
    frames = []
    for time, way, message in messages:
        message = message[:LONGEST]
        udp = struct.pack(">HHHH", 5060, 5060, 8 + len(message), 0)
        frames.append((time, ip_packet(way, UDP, udp + message)))
    write_frames(path, RAW_IP, frames)


def write_segments(path, pieces):
    """Without a gap in what each side sends."""
    frames, sent = [], {}
    for time, way, piece in pieces:
        piece = piece[:LONGEST]
        number, seen = sent.setdefault(way, 1), sent.get(way[::-1], 1)
        sent[way] += len(piece)
        tcp = struct.pack(">HHIIBBHHH", 5060, 5060, number, seen, 0x50, 0x18, 65535, 0, 0)
        frames.append((time, ip_packet(way, TCP, tcp + piece)))
    write_frames(path, RAW_IP, frames)
