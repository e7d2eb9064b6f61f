#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Composed: the packets of cancelled.pcap, a 180 before its INVITE and a 487 after its ACK.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

packets=()
for number in 1 2 4 3 5 6 7 8 9 11 10 12 13; do
    editcap -F pcap -r "$captures/cancelled.pcap" "$work/$number.pcap" "$number"
    packets+=("$work/$number.pcap")
done
mergecap -a -F pcap -w "$captures/$name.pcap" "${packets[@]}"
