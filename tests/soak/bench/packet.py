# SPDX-License-Identifier: GPL-2.0-or-later
"""Ethernet frames with UDP and TCP, and the pcap file that holds them."""

import functools
import itertools
import socket
import struct
from typing import NamedTuple

ETHERNET = bytes.fromhex("020000000002 020000000001 0800")
HEADERS = len(ETHERNET) + 20 + 8
UDP, TCP = 17, 6
IDENTIFICATIONS = itertools.count(1)


class Endpoint(NamedTuple):
    address: str
    port: int = 5060


@functools.cache
def packed(address):
    return socket.inet_aton(address)


def ip(source, destination, protocol, payload):
    """Without a checksum, which Wireshark does not look at."""
    header = struct.pack(
        ">BBHHHBBH", 0x45, 0, 20 + len(payload), next(IDENTIFICATIONS) & 0xFFFF, 0x4000, 64, protocol, 0
    )
    return ETHERNET + header + packed(source.address) + packed(destination.address) + payload


def udp(source, destination, payload):
    header = struct.pack(">HHHH", source.port, destination.port, 8 + len(payload), 0)
    return ip(source, destination, UDP, header + payload)


def tcp(source, destination, flags, sequence, acknowledged, payload=b""):
    header = struct.pack(
        ">HHIIBBHHH", source.port, destination.port, sequence, acknowledged, 0x50, flags, 0xFFFF, 0, 0
    )
    return ip(source, destination, TCP, header + payload)


def write(path, packets):
    """`packets` are pairs of seconds and bytes."""
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 1))
        for time, packet in packets:
            seconds, fraction = divmod(time, 1)
            size = len(packet)
            file.write(struct.pack("<IIII", 1700000000 + int(seconds), int(fraction * 1e6), size, size))
            file.write(packet)


def responses(path):
    """How many SIP responses a capture holds."""
    count = 0
    with open(path, "rb") as file:
        file.seek(24)
        while record := file.read(16):
            frame = file.read(struct.unpack("<8xI4x", record)[0])
            count += frame.startswith(b"SIP/2.0 ", HEADERS)
    return count
