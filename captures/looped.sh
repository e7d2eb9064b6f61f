#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A proxy gets a call back that it has sent to itself, finds its own address in Via, and answers 482.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    if (search_hf("Via", "UDP 192\.0\.2\.1[;:]", "a")) {
        sl_send_reply("482", "Loop Detected");
        exit;
    }
    t_relay();
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:bob@$proxy"
wait_until captured 'ACK sip:' 2
capture_end
