# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes captures of made-up SIP messages over UDP, for tests that need messages no program sends."""

import struct


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


def write_capture(path, packets):
    """A pcap of raw IP packets, a millisecond apart."""
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 101))
        for number, packet in enumerate(packets):
            seconds, thousandths = divmod(number, 1000)
            size = len(packet)
            file.write(struct.pack("<IIII", 1700000000 + seconds, thousandths * 1000, size, size))
            file.write(packet)
