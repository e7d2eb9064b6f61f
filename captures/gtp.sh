#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Composed: the packets of not-found.pcap in GTP-U, as between a base station and a gateway.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

station=198.51.100.1
gateway=198.51.100.2
alice_hex=$(printf %02x ${alice//./ })
tshark -r "$captures/not-found.pcap" --disable-protocol ip -T fields -e frame.time_epoch \
    -e data.data 2>"$work/tshark.log" |
    while read -r time packet; do
        tunnel=(00000001 "$station" "$gateway")
        [ "${packet:24:8}" = "$alice_hex" ] || tunnel=(00000002 "$gateway" "$station")
        printf '30FF%04X%s%s' $((${#packet} / 2)) "${tunnel[0]}" "${packet^^}" | basenc --base16 -d |
            compose "$time" "${tunnel[1]}" "${tunnel[2]}" -u 2152,2152
    done
compose_end
