#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What listens on the tap "sipcode" gets each frame with SIP, and its responses, finished, with where they came from: on one
# pass and on two; and each frame of TLS on a port of SIP that could not be read.

. "$(dirname "$0")/lib.sh"

install -m 644 "$build/tests/script/listener.so" "$stage/plugins/$release/epan/"
capture=$stage/captures/forked.pcap
# Hosts as Wireshark has them in its own fields.
expected=$(as_user tshark -n -r "$capture" -Y 'sip && !icmp' -T fields -E separator=' ' -E quote=n -e frame.number -e sipcode.code \
    -e ip.src -e udp.srcport -e ip.dst -e udp.dstport -e sip.Call-ID 2>/dev/null |
    awk 'NF == 7 { print $1, $2, $3 ":" $4, $5 ":" $6, $7 } NF == 6 { print $1 }')
check "responses in the capture" yes "$([ "$(awk 'NF > 1' <<<"$expected" | wc -l)" -gt 5 ] && echo yes)"
check "frames with nothing to tell" yes "$([ "$(awk 'NF == 1' <<<"$expected" | wc -l)" -gt 2 ] && echo yes)"
for passes in '' -2; do
    # shellcheck disable=SC2086
    check "what is heard${passes:+ with }$passes" "$expected" "$(as_user tshark -n -q $passes -r "$capture" 2>&1)"
done

# A ClientHello, data, data that go on in the next segment, and the same on another port.
python3 -B - "$stage/captures/tls.pcap" <<'END'
import sys

import wire

HELLO, DATA = b"\x16\x03\x01\x00\x04\x01\x00\x00\x00", b"\x17\x03\x03\x00\x20" + b"\xa5" * 32
segments = [(5061, HELLO), (5061, DATA), (5061, DATA[:20]), (5061, DATA[20:]), (5063, DATA)]
packets, sent = [], {}
for port, data in segments:
    at = sent.get(port, 1)
    packets.append(wire.ip(wire.HOSTS, wire.TCP, wire.tcp((40000, port), at, 1, 0x18, data)))
    sent[port] = at + len(data)
wire.write_capture(sys.argv[1], packets)
END
chmod a+r "$stage/captures/tls.pcap"
for passes in '' -2; do
    # shellcheck disable=SC2086
    check "what cannot be read${passes:+ with }$passes" "2 encrypted" "$(as_user tshark -n -q $passes -r "$stage/captures/tls.pcap" 2>&1)"
done
finish "$checks"
