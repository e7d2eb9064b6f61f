# SPDX-License-Identifier: GPL-2.0-or-later
"""Packets that are no SIP: each flow yields its frames in order."""

import struct

from packet import Endpoint, tcp, udp

SYN, ACK, FIN_ACK, SYN_ACK, PUSH_ACK = 0x02, 0x10, 0x11, 0x12, 0x18
SERVER = Endpoint("198.51.100.80", 80)
RESOLVER = Endpoint("198.51.100.53", 53)

PAGE = b"<!DOCTYPE html><title>Directory</title>" + b"<p>An entry of the directory.</p>" * 30


def client(random):
    return Endpoint(f"10.20.{random.randrange(256)}.{random.randrange(256)}", random.randrange(32768, 61000))


def datagrams(random):
    """A stream that Wireshark does not know: RTP that no SDP announced."""
    here, there = client(random), client(random)
    for number in range(random.randrange(10, 30)):
        for source, destination in ((here, there), (there, here)):
            header = struct.pack(">BBHII", 0x80, 8, number, 160 * number, source.port)
            yield udp(source, destination, header + random.randbytes(160))


def lookup(random):
    here, number = client(random), random.getrandbits(16)
    name = b"".join(bytes([len(label)]) + label for label in (b"host%d" % random.randrange(5000), b"example", b"com"))
    question = name + b"\0\0\1\0\1"
    address = random.randbytes(4)
    yield udp(here, RESOLVER, struct.pack(">6H", number, 0x0100, 1, 0, 0, 0) + question)
    answer = b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 300, 4) + address
    yield udp(RESOLVER, here, struct.pack(">6H", number, 0x8180, 1, 1, 0, 0) + question + answer)


def download(random):
    here, sent, received = client(random), random.getrandbits(31), random.getrandbits(31)
    path = random.randrange(10000)
    get = b"GET /entry/%d HTTP/1.1\r\nHost: www.example.com\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n\r\n" % path
    head = b"HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(PAGE)
    page = head + PAGE
    yield tcp(here, SERVER, SYN, sent, 0)
    yield tcp(SERVER, here, SYN_ACK, received, sent + 1)
    sent, received = sent + 1, received + 1
    yield tcp(here, SERVER, ACK, sent, received)
    yield tcp(here, SERVER, PUSH_ACK, sent, received, get)
    sent += len(get)
    yield tcp(SERVER, here, PUSH_ACK, received, sent, page)
    received += len(page)
    yield tcp(here, SERVER, ACK, sent, received)
    yield tcp(here, SERVER, FIN_ACK, sent, received)
    yield tcp(SERVER, here, FIN_ACK, received, sent + 1)
    yield tcp(here, SERVER, ACK, sent + 1, received + 1)


SHARES = {datagrams: 1, lookup: 10, download: 3}
