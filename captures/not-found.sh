#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice (baresip) calls a user who is not registered: Kamailio finds no contact and answers 404 Not Found.
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
request_route {
    if (is_method("ACK")) exit;
    if (!lookup("location")) {
        sl_send_reply("404", "Not Found");
        exit;
    }
    t_relay();
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>;outbound=\"sip:$proxy\";regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial sip:nobody@example.com
wait_until captured 'ACK sip:'
capture_end
