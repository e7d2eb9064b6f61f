#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The network wants a signed caller identity and gets none: 428 Use Identity Header.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    if (!is_present_hf("Identity")) sl_send_reply("428", "Use Identity Header");
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial sip:+12155551213@example.com
wait_until captured 'ACK sip:'
capture_end
