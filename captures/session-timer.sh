#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A call with a session timer too short for the proxy: 422 with Min-SE; with that it is answered.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    if ($hdr(Session-Expires) != $null && $(hdr(Session-Expires){s.int}) < 1800) {
        append_to_reply("Min-SE: 1800\r\n");
        sl_send_reply("422", "Session Interval Too Small");
        exit;
    }
    route(LOCATE);
    t_relay();
}
CONFIGURATION
baresip_start bob "$bob" "<sip:bob@example.com>$by_proxy;regint=600;answermode=auto"
wait_until grep -q '200 OK' "$work/bob.log"
capture_start 'udp port 5060'
sipp_run session-timer "$alice" "$proxy"
capture_end
