#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Three calls refused as unwanted: 607, 608 with where to complain, 603 of a network that blocks.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    switch ($rU) {
        case "bob":
            sl_send_reply("607", "Unwanted");
            break;
        case "carol":
            $var(card) = "https://blocker.example.net/complaints.jws";
            append_to_reply("Call-Info: <$var(card)>;purpose=jwscard\r\n");
            sl_send_reply("608", "Rejected");
            break;
        default:
            $var(text) = "v=analytics1;url=https://redress.example.net";
            append_to_reply("Reason: SIP;cause=603;text=\"$var(text)\";location=LN\r\n");
            sl_send_reply("603", "Network Blocked");
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
