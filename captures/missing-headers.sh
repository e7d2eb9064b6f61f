#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Responses without a header that they must have: a 423, a 405, and a 200 whose Contact the proxy took out.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    switch ($rm) {
        case "REGISTER":
            sl_send_reply("423", "Interval Too Brief");
            break;
        case "PUBLISH":
            sl_send_reply("405", "Method Not Allowed");
            break;
        default:
            $du = "sip:192.0.2.20";
            t_on_reply("BOB");
            t_relay();
    }
}
onreply_route[BOB] {
    if (status == "200") remove_hf("Contact");
}
CONFIGURATION
baresip_start bob "$bob" "<sip:bob@example.com>;regint=0"
capture_start 'udp port 5060'
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=60;pubint=600" \
    'module_app presence.so'
wait_until captured 'SIP/2.0 405'
baresip_do "$alice" dial sip:bob@example.com
wait_until captured 'SIP/2.0 180' 2
baresip_do "$bob" accept
wait_until captured 'SIP/2.0 200' 4 # without a Contact Alice's phone sends no ACK
capture_end
