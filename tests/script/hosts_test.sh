#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Of many hosts, more than are remembered without a search, each finding names its own. What came in IP fragments is told so.

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
python3 -B - "$stage/fragments.pcap" <<'PYTHON'
import struct
import sys

import wire

WAY6 = tuple(bytes.fromhex("20010db8" + "00" * 11) + bytes([number]) for number in (1, 2))
FRAGMENT6, DONT_FRAGMENT, MORE = 44, 0x4000, 0x2000


def parts(number):
    """A request in two parts, and the place of the second one in units of 8 bytes."""
    datagram = wire.udp((5060, 5060), wire.request("INVITE", number))
    return datagram[:160], datagram[160:], 160 // 8


def in_ipv4(number, identification):
    first, second, place = parts(number)
    yield wire.ip(wire.HOSTS, wire.UDP, first, identification, MORE)
    yield wire.ip(wire.HOSTS, wire.UDP, second, identification, place)


def in_ipv6(number, identification):
    first, second, place = parts(number)
    yield wire.ip(WAY6, FRAGMENT6, struct.pack(">BBHI", wire.UDP, 0, 1, identification) + first)
    yield wire.ip(WAY6, FRAGMENT6, struct.pack(">BBHI", wire.UDP, 0, place << 3, identification) + second)


def whole(number, identification):
    yield wire.ip(wire.HOSTS, wire.UDP, wire.udp((5060, 5060), wire.request("INVITE", number)), identification, DONT_FRAGMENT)


kinds = (in_ipv4, in_ipv6, whole)
copies = (kind(number, 2 * number + copy) for number, kind in enumerate(kinds) for copy in (1, 2))
packets = enumerate(packet for packets in copies for packet in packets)
wire.write_frames(sys.argv[1], wire.RAW_IP, ((number * 1000000, packet) for number, packet in packets))
PYTHON
chmod a+r "$stage/fragments.pcap"
copies=$(as_user tshark -r "$stage/fragments.pcap" -Y sipcode.finding -T fields -e frame.number -e sipcode.summary)
check "copies in fragments of IPv4, of IPv6, and in none" "4 No response so far, copy 2, in IP fragments
8 No response so far, copy 2, in IP fragments
10 No response so far, copy 2, 1.0 s after the first" "${copies//$'\t'/ }"
finish "$checks"
