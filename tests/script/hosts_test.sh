#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Of many hosts, more than are remembered without a search, each finding names its own.

. "$(dirname "$0")/lib.sh"

hosts=100
python3 -B - "$stage/hosts.pcap" "$hosts" <<'PYTHON'
import sys

import wire


def exchange(number, port):
    yield wire.udp_packet(wire.request("OPTIONS", number), 5060, port)
    yield wire.udp_packet(wire.response(501, "Not Implemented", "OPTIONS", number), port, 5060)


hosts = int(sys.argv[2])
exchanges = (exchange(number, 10000 + number % hosts) for number in range(3 * hosts))
wire.write_capture(sys.argv[1], (packet for packets in exchanges for packet in packets))
PYTHON
chmod a+r "$stage/hosts.pcap"

as_user tshark -r "$stage/hosts.pcap" -Y sipcode.finding -T fields -e udp.srcport -e sipcode.finding.remedy >"$stage/found"
check "responses with a finding" $((3 * hosts)) "$(wc -l <"$stage/found")"
check "findings that name another host" "" "$(awk '!index($0, "192.0.2.2:" $1)' "$stage/found")"
finish "$checks"
