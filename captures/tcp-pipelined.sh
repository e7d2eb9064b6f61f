#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Three responses in one TCP segment: a slow relay before the proxy collects them.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    switch ($rm) {
        case "OPTIONS": sl_send_reply("200", "OK"); break;
        case "SUBSCRIBE": sl_send_reply("489", "Bad Event"); break;
        default: sl_send_reply("480", "Temporarily Unavailable");
    }
}
CONFIGURATION
socat "TCP-LISTEN:5060,bind=$bob" \
    "SYSTEM:socat -T 0.5 - TCP\:$proxy\:5060 | dd bs=64k iflag=fullblock 2>$work/dd.log" &
wait_until listens tcp 5060 "$bob"
capture_start "tcp port 5060 and host $bob"
exec {connection}<>"/dev/tcp/$bob/5060"
for method in OPTIONS SUBSCRIBE MESSAGE; do request "$method" TCP 1; done | cat >&"$connection"
cat <&"$connection" >/dev/null
exec {connection}>&-
capture_end
