#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice's phone publishes its presence at a proxy that does not do that: 405 with Allow.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    append_to_reply("Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, REGISTER\r\n");
    sl_send_reply("405", "Method Not Allowed");
}
CONFIGURATION
capture_start 'udp port 5060'
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0;pubint=600" \
    'module_app presence.so'
wait_until captured 'SIP/2.0 405'
capture_end
