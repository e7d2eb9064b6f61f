# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads and writes captures, puts payloads into packets, and makes up SIP messages for tests that need such as no program sends."""

import struct

ETHERNET, RAW_IP = 1, 101  # link types
TCP, UDP = 6, 17
HOSTS = (bytes([192, 0, 2, 1]), bytes([192, 0, 2, 2]))  # of whom asks and whom is asked
START = 1700000000  # seconds: when captures begin that were made up


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


def udp(ports, payload):
    """`ports` are those of source and destination."""
    return struct.pack(">HHHH", *ports, 8 + len(payload), 0) + payload


def tcp(ports, sequence, acknowledged, flags, payload=b""):
    return struct.pack(">HHIIBBHHH", *ports, sequence, acknowledged, 0x50, flags, 0xFFFF, 0, 0) + payload


def ip(way, protocol, payload, identification=0, flags=0):
    """A packet of IPv4 or IPv6; `way` are the addresses of source and destination. Checksums are 0, which Wireshark does
    not mind. The length is 0 where it is too long for an IPv4 header, as of a card that divides packets itself."""
    addresses = way[0] + way[1]
    if len(addresses) == 32:
        return struct.pack(">IHBB", 6 << 28, len(payload), protocol, 64) + addresses + payload
    length = 20 + len(payload)
    if length > 0xFFFF:
        length = 0
    return struct.pack(">BBHHHBBH", 0x45, 0, length, identification, flags, 64, protocol, 0) + addresses + payload


def checksum(data):
    total = sum(struct.unpack(f">{(len(data) + 1) // 2}H", data + bytes(len(data) % 2)))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def with_checksums(packet):
    """The packet of ip() with those of IPv4 and of UDP or TCP."""
    is_ipv4 = packet[0] >> 4 == 4
    addresses, protocol, end = (packet[12:20], packet[9], 20) if is_ipv4 else (packet[8:40], packet[6], 40)
    transport = packet[end:]
    total = checksum(addresses + struct.pack(">II", len(transport), protocol) + transport) or 0xFFFF
    at = end + (16 if protocol == TCP else 6)
    packet = packet[:at] + struct.pack(">H", total) + packet[at + 2 :]
    return packet[:10] + struct.pack(">H", checksum(packet[:20])) + packet[12:] if is_ipv4 else packet


def udp_packet(payload, source_port=5060, destination_port=5060):
    return ip(HOSTS, UDP, udp((source_port, destination_port), payload))


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
    write_frames(path, RAW_IP, ((START * 1000000 + number * 1000, packet) for number, packet in enumerate(packets)))


def block(kind, body):
    size = 12 + len(body)
    return struct.pack("<II", kind, size) + body + struct.pack("<I", size)


def padded(data):
    return data + bytes(-len(data) % 4)


def commented(time, packet, comment):
    head = struct.pack("<IIIII", 0, time >> 32, time & 0xFFFFFFFF, len(packet), len(packet))
    return head + padded(packet) + struct.pack("<HH", 1, len(comment)) + padded(comment) + bytes(4)


def write_commented(path, link, frames):
    """A pcapng; `frames` are time in microseconds, bytes, and bytes of the comment."""
    with open(path, "wb") as file:
        file.write(block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)))
        file.write(block(1, struct.pack("<HHI", link, 0, 0)))
        for time, packet, comment in frames:
            file.write(block(6, commented(time, packet, comment)))
