#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Addresses that the proxy cannot use: 484 for too few digits, 485 with a choice, 416 for a tel: URI.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    if ($ru =~ "^tel:") {
        sl_send_reply("416", "Unsupported URI Scheme");
    } else if ($rU =~ "^[0-9]+$") {
        sl_send_reply("484", "Address Incomplete");
    } else {
        append_to_reply("Contact: <sip:bob.adams@example.com>, <sip:bob.zane@example.com>\r\n");
        sl_send_reply("485", "Ambiguous");
    }
}
CONFIGURATION
capture_start 'udp port 5060'
while read -r uri status; do
    sipp_run call "$alice" "$proxy" -key uri "$uri" -key from sip:alice@example.com \
        -key header 'Subject: Lunch'
done <<'CALLS'
sip:121@example.com 484 Address Incomplete
sip:bob@example.com 485 Ambiguous
tel:+12155551213 416 Unsupported URI Scheme
CALLS
capture_end
