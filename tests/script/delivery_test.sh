#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A request that an ICMP or ICMPv6 error quotes: the error has a tree in one pass, in two and in sharkd; where the capture was read
# before, the request has one too. A quoted response, a request that was not sent, and an echo say nothing.

. "$(dirname "$0")/lib.sh"
capture=$stage/delivery.pcap
python3 - "$capture" <<'PYTHON'
import struct
import sys

import wire

ICMP, ICMPV6 = 1, 58
HOSTS6 = tuple(bytes([0x20, 0x01, 0x0D, 0xB8, *bytes(11), host]) for host in (1, 2))


def error(way, protocol, kind, code, quote):
    return wire.ip(way[::-1], protocol, struct.pack(">BBHI", kind, code, 0, 0) + quote)


def sent(way, payload):
    return wire.ip(way, wire.UDP, wire.udp((5060, 5060), payload))


invite, options = sent(wire.HOSTS, wire.request()), sent(HOSTS6, wire.request("OPTIONS", 2))
answer = sent(wire.HOSTS[::-1], wire.response(486, "Busy Here", number=3))
wire.write_capture(
    sys.argv[1],
    [
        invite,
        error(wire.HOSTS, ICMP, 3, 3, invite),
        options,
        error(HOSTS6, ICMPV6, 1, 4, options),
        error(wire.HOSTS, ICMP, 3, 3, sent(wire.HOSTS, wire.request(number=9))),
        error(wire.HOSTS[::-1], ICMP, 3, 3, answer),
        error(wire.HOSTS, ICMP, 8, 0, invite),
        error(wire.HOSTS, ICMP, 3, 3, invite[:28]),
    ],
)
PYTHON
chmod a+r "$capture"

# said OPTION...: frame and text of what is told.
said() {
    as_user tshark -r "$capture" "$@" -T fields -e frame.number -e sipcode.finding.text
}

invite='This ICMP error quotes the INVITE of frame 1, sent 1 ms before: 192.0.2.2 says port unreachable.'
options='This ICMP error quotes the OPTIONS of frame 3, sent 1 ms before: 2001:db8::2 says port unreachable.'
checks=0
check "in one pass" "$(printf '2\t%s\n4\t%s' "$invite" "$options")" "$(said -Y sipcode)"
twice=$(said -2 -Y sipcode)
check "frames in two" "1 2 3 4" "$(cut -f1 <<<"$twice" | xargs)"
check "errors in two" "$(printf '2\t%s\n4\t%s' "$invite" "$options")" "$(grep '^[24]' <<<"$twice")"
check "of one family alone" "$(printf '4\t%s' "$options")" "$(said -Y 'sipcode && icmpv6')"
if command -v sharkd >/dev/null; then
    request='{"jsonrpc":"2.0","id":%d,"method":"%s","params":%s}\n'
    frames=$(printf "$request" 1 load "{\"file\":\"$capture\"}" 2 frames '{"filter":"sipcode"}' |
        as_user timeout 60 sharkd - 2>/dev/null | jq -r 'select(.id == 2) | .result | map(.num) | join(" ")')
    check "in sharkd" "1 2 3 4" "$frames"
fi
finish "$checks"
