#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# 503 and 480 that say when to try again, in the three forms of Retry-After.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    switch ($rU) {
        case "bob":
            append_to_reply("Retry-After: 30\r\n");
            sl_send_reply("503", "Service Unavailable");
            break;
        case "carol":
            append_to_reply("Retry-After: 18000;duration=3600\r\n");
            sl_send_reply("480", "Temporarily Unavailable");
            break;
        default:
            append_to_reply("Retry-After: 120 (I'm in a meeting)\r\n");
            sl_send_reply("480", "Temporarily Unavailable");
    }
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0"
capture_start 'udp port 5060'
calls=0
for user in bob carol dave; do
    baresip_do "$alice" dial "sip:$user@example.com"
    wait_until captured 'ACK sip:' $((calls += 1))
done
capture_end
