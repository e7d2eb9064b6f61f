# SPDX-License-Identifier: GPL-2.0-or-later
"""halves.py TABLE FOLDER: writes each capture of halves.txt into a pcap of its name."""

import pathlib
import struct
import sys

import wire

ICMP, UNREACHABLE, PORT = 1, 3, 3


def address(number):
    return bytes([192, 0, 2, int(number)])


class Capture:
    def __init__(self, name):
        self.name, self.frames, self.methods, self.packet = name, [], {}, b""

    def add(self, line):
        head, *headers = line.split(" | ")
        at, source, destination, what, *rest = head.split()
        way = address(source), address(destination)
        if what == "icmp":
            quote = struct.pack(">BBHI", UNREACHABLE, PORT, 0, 0) + self.packet
            packet = wire.ip(way, ICMP, quote)
        else:
            payload = self.message(what, headers, *rest)
            packet = self.packet = wire.ip(way, wire.UDP, wire.udp((5060, 5060), payload), len(self.frames) + 1)
        self.frames.append((wire.START * 1000000 + int(at) * 1000, packet))

    def message(self, what, headers, number, branch, tag):
        """A code answers the request of that branch, or of the method behind it."""
        code, _, method = what.partition("/")
        is_response = code.isdigit()
        method = method or (self.methods[branch] if is_response else self.methods.setdefault(branch, what))
        first = f"SIP/2.0 {code} x" if is_response else f"{what} sip:bob@example.com SIP/2.0"
        to = "" if tag == "-" else f";tag={tag}"
        lines = [
            first,
            f"Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK{branch}",
            "From: <sip:alice@example.com>;tag=a",
            f"To: <sip:bob@example.com>{to}",
            f"Call-ID: {'call' if method in CALLING else method}@example.com",
            f"CSeq: {number} {method}",
            *headers,
            "Content-Length: 0",
        ]
        return "".join(line + "\r\n" for line in [*lines, ""]).encode()


CALLING = ("INVITE", "ACK", "PRACK", "BYE")


def read(table):
    captures = []
    for line in table.read_text().splitlines():
        if line and line[0].isdigit():
            captures[-1].add(line)
        elif line and line[0] != "#":
            captures.append(Capture(line))
    return captures


for capture in read(pathlib.Path(sys.argv[1])):
    wire.write_frames(pathlib.Path(sys.argv[2]) / f"{capture.name}.pcap", wire.RAW_IP, capture.frames)
