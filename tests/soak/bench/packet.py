# SPDX-License-Identifier: GPL-2.0-or-later
"""Ethernet frames from one endpoint to another, each with an identification of its own."""

import functools
import itertools
import socket
import struct
from typing import NamedTuple

import wire

ETHERNET = bytes.fromhex("020000000002 020000000001 0800")
HEADERS = len(ETHERNET) + 20 + 8
DO_NOT_FRAGMENT = 0x4000
IDENTIFICATIONS = itertools.count(1)


class Endpoint(NamedTuple):
    address: str
    port: int = 5060


@functools.cache
def packed(address):
    return socket.inet_aton(address)


def frame(source, destination, protocol, payload):
    way = packed(source.address), packed(destination.address)
    return ETHERNET + wire.ip(way, protocol, payload, next(IDENTIFICATIONS) & 0xFFFF, DO_NOT_FRAGMENT)


def udp(source, destination, payload):
    return frame(source, destination, wire.UDP, wire.udp((source.port, destination.port), payload))


def tcp(source, destination, flags, sequence, acknowledged, payload=b""):
    ports = source.port, destination.port
    return frame(source, destination, wire.TCP, wire.tcp(ports, sequence, acknowledged, flags, payload))


def responses(path):
    """How many SIP responses a capture holds."""
    count = 0
    with open(path, "rb") as file:
        file.seek(24)
        while record := file.read(16):
            data = file.read(struct.unpack("<8xI4x", record)[0])
            count += data.startswith(b"SIP/2.0 ", HEADERS)
    return count
