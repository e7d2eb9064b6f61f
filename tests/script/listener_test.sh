#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What listens on the tap "sipcode" gets each response, finished, with where it came from: on one pass and on two.

. "$(dirname "$0")/lib.sh"

install -m 644 "$build/tests/script/listener.so" "$stage/plugins/$release/epan/"
capture=$stage/captures/forked.pcap
# Hosts as Wireshark has them in its own fields.
expected=$(as_user tshark -n -r "$capture" -Y sipcode -T fields -E separator=' ' -E quote=n -e frame.number -e sipcode.code \
    -e ip.src -e udp.srcport -e ip.dst -e udp.dstport -e sip.Call-ID 2>/dev/null |
    awk 'NF == 7 { print $1, $2, $3 ":" $4, $5 ":" $6, $7 }')
check "responses in the capture" yes "$([ "$(wc -l <<<"$expected")" -gt 5 ] && echo yes)"
for passes in '' -2; do
    # shellcheck disable=SC2086
    check "what is heard${passes:+ with }$passes" "$expected" "$(as_user tshark -n -q $passes -r "$capture" 2>&1)"
done
finish "$checks"
