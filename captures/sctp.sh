#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Composed: the packets of busy.pcap over SCTP instead, as not every kernel has SCTP.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

tshark -r "$captures/busy.pcap" -T fields -e frame.time_epoch -e ip.src -e ip.dst -e udp.payload \
    2>"$work/tshark.log" |
    while read -r time from to payload; do
        basenc --base16 -d <<<"${payload^^}" | sed 's/^Via: SIP\/2.0\/UDP/Via: SIP\/2.0\/SCTP/' |
            compose "$time" "$from" "$to" -S 5060,5060,0
    done
compose_end
