# SPDX-License-Identifier: GPL-2.0-or-later
"""frames.py FOLDER: writes captures with frames as large as they can be, and with lengths that are not true.

For each frame with SIP that matters, what must be said of it is the phrase: its responses are numbered.
"""

import sys

import wire

SEGMENT = 60000
MEGABYTE = 1024 * 1024

# What goes on and on in a response: the template, what stands for @.
LARGE = (
    ("Via: @", "SIP/2.0/UDP h;branch=z9hG4bKa, "),
    ("@Via: SIP/2.0/UDP h", "Via: SIP/2.0/UDP h;branch=z9hG4bKa\r\n"),
    ("CSeq: @ INVITE", "0"),
    ("Reason: @", 'Q.850;cause=17;text="a",'),
    ("Warning: @", '304 host "text",'),
    ('WWW-Authenticate: Digest realm="r",@nonce="n"', 'a="b",'),
    ("@Reason: x", 'WWW-Authenticate: Digest realm="r",nonce="n"\r\n'),
    ("Contact: @<sip:z@h>", "<sip:a@h>;q=0.5,"),
    ("Allow: @", "a,\r\n "),
    ("Contact: @", ","),
    ("Contact: @", '"'),
    ('Contact: "@', "\\"),
)

LENGTHS = ("4294967295", "4294967296", "18446744073709551616", "-1", "+4", "0x4", "4 4", "")
LENGTHS += ("4\r\nContent-Length: 0", "0\r\nContent-Length: 4")


def segments(payload, port):
    """The payload in TCP segments of a connection of its own; no segment is larger than SEGMENT, or there is only one."""
    step = SEGMENT if len(payload) > 4 * SEGMENT else len(payload)
    for start in range(0, len(payload), step):
        yield segment(payload[start : start + step], port, 1 + start)


def segment(payload, port, number):
    return wire.ip(wire.HOSTS[::-1], wire.TCP, wire.tcp((5060, port), number, 1, 0x10, payload))


def short(number):
    return f"SIP/2.0 486 p{number}\r\nCSeq:1 BYE\r\nl:0\r\n\r\n".encode()


def many():
    """5,000 whole responses and a part of one more; then the rest of that and another one."""
    whole = b"".join(map(short, range(5002)))
    cut = whole.index(b"p5000") + 10
    return [segment(whole[:cut], 40000, 1), segment(whole[cut:], 40000, 1 + cut)]


def large():
    for number, (template, unit) in enumerate(LARGE):
        lines = template.replace("@h", "%h").replace("@", unit * (MEGABYTE // len(unit))).replace("%h", "@h")
        message = wire.response(486, f"p{number}", number=number, headers="X: y\r\n").replace(b"X: y", lines.encode())
        yield from segments(message, 40000 + number)


def lengths():
    """A body of four bytes that is said to have another length, and a response behind it."""
    for number, length in enumerate(LENGTHS):
        message = wire.response(486, f"p{number}", number=number).replace(b"Length: 0", b"Length: " + length.encode())
        both = message + b"v=0\n" + wire.response(480, f"behind{number}", number=number)
        yield wire.udp_packet(both)
        yield segment(both, 40000 + number, 1)


def datagrams():
    """As long as one can be: header lines, and whole responses that are none."""
    yield wire.udp_packet(wire.response(486, "p0", headers="X: y\r\n" * 10853))
    behind = wire.response(486, "behind") * 100
    yield wire.udp_packet(wire.response(486, "p1") + behind)


for made in (many, large, lengths, datagrams):
    wire.write_capture(f"{sys.argv[1]}/{made.__name__}.pcap", made())
