# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads and writes captures, and makes up SIP messages over UDP for tests that need messages no program sends."""

import struct

RAW_IP = 101


def request(method="INVITE", number=1, headers=""):
    """The bytes of a request that response() of the same number answers."""
    return (
        f"{method} sip:bob@example.com SIP/2.0\r\n"
        f"Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK{number}\r\n"
        f"From: <sip:alice@example.com>;tag=a\r\nTo: <sip:bob@example.com>\r\n"
        f"Call-ID: {number}@example.com\r\nCSeq: {number} {method}\r\n{headers}"
        "Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n"
    ).encode()


def response(code, phrase, method="INVITE", number=1, headers=""):
    """The bytes of a response; `headers` are further header lines, each with its CRLF."""
    return (
        f"SIP/2.0 {code:03} {phrase}\r\n"
        f"Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK{number}\r\n"
        f"From: <sip:alice@example.com>;tag=a\r\nTo: <sip:bob@example.com>;tag=b\r\n"
        f"Call-ID: {number}@example.com\r\nCSeq: {number} {method}\r\n{headers}"
        "Content-Length: 0\r\n\r\n"
    ).encode()


def udp_packet(payload, source_port=5060, destination_port=5060):
    """An IPv4 packet without checksums (0 means none for UDP; Wireshark does not check IP's)."""
    udp = struct.pack(">HHHH", source_port, destination_port, 8 + len(payload), 0)
    addresses = bytes([192, 0, 2, 1, 192, 0, 2, 2])
    header = struct.pack(">BBHHHBBH", 0x45, 0, 28 + len(payload), 0, 0, 64, 17, 0)
    return header + addresses + udp + payload


def read_frames(path):
    """The link type of a pcap, and time in microseconds and bytes of each frame."""
    data = path.read_bytes()
    (link,) = struct.unpack_from("<I", data, 20)
    frames, at = [], 24
    while at + 16 <= len(data):
        seconds, microseconds, size, _ = struct.unpack_from("<IIII", data, at)
        frames.append((seconds * 1000000 + microseconds, data[at + 16 : at + 16 + size]))
        at += 16 + size
    return link, frames


def write_frames(path, link, frames):
    """The counterpart; times that a pcap cannot hold become the next that it can."""
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, link))
        for time, frame in frames:
            seconds, microseconds = divmod(max(0, min(time, 2**32 * 1000000 - 1)), 1000000)
            file.write(struct.pack("<IIII", seconds, microseconds, len(frame), len(frame)) + frame)


def write_capture(path, packets):
    """A pcap of raw IP packets, a millisecond apart."""
    write_frames(path, RAW_IP, [(1700000000000000 + number * 1000, packet) for number, packet in enumerate(packets)])
