#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A response in the body of another message (message/sip) is no response of its own, packed or not, in one pass or in two.

. "$(dirname "$0")/lib.sh"
capture=$stage/quoted.pcap
python3 - "$capture" <<'PYTHON'
import base64
import gzip
import sys
import zlib

import wire

LINE = b"\r\n"


def with_body(content_type, body, *headers):
    lines = "".join(header + "\r\n" for header in (f"Content-Type: {content_type}", *headers))
    message = wire.response(493, "Undecipherable", headers=lines)
    return message.replace(b"Content-Length: 0", b"Content-Length: %d" % len(body)) + body


def part(body, *headers):
    return LINE.join((b"--b", b"Content-Type: message/sip", *headers, b"", body, b"--b--", b""))


def segment(payload, port):
    return wire.ip(wire.HOSTS, wire.TCP, wire.tcp((port, 5060), 1, 1, 0x18, payload))


quoted, live = wire.response(200, "OK"), wire.response(486, "Busy Here", number=2)
zipped, mixed = gzip.compress(quoted), "multipart/mixed;boundary=b"
lines = base64.encodebytes(quoted).replace(b"\n", LINE)
messages = [
    with_body("message/sip", quoted),
    with_body(mixed, part(quoted)),
    with_body("message/sip", zipped, "Content-Encoding: gzip"),
    with_body("message/sip", zlib.compress(quoted), "e: deflate"),
    with_body(mixed, part(zipped, b"Content-Encoding: gzip")),
    with_body(mixed, gzip.compress(part(quoted)), "Content-Encoding: gzip"),
    with_body(mixed, part(lines, b"Content-Transfer-Encoding: base64")),
]
packets = [wire.udp_packet(message) for message in messages]
packets += [segment(message + live, 40000 + number) for number, message in enumerate(messages)]
wire.write_capture(sys.argv[1], packets)
PYTHON
chmod a+r "$capture"
expected=$(printf '493%.0s\n' {1..7}; printf '493,486%.0s\n' {1..7})

checks=0
for pass in -n -2 '-2 -Y sip' '-2 -R sip' -V; do
    checks=$((checks + 1))
    codes=$(as_user tshark -r "$capture" -o mime_multipart.remove_base64_encoding:TRUE $pass -T fields -e sipcode.code)
    [ "$codes" = "$expected" ] || fail "$pass: $codes"
done
theirs=$(as_user tshark -r "$capture" -o mime_multipart.remove_base64_encoding:TRUE -T fields -e sip.Status-Code)
check "what Wireshark reads" "$(printf '493,200%.0s\n' {1..7}; printf '493,200,486%.0s\n' {1..7})" "$theirs"
finish "$checks"
