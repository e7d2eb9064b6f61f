#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Bob may only be called over TLS, by a sips: URI, but Alice calls his sip: one: 480 with Warning 381.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    append_to_reply("Warning: 381 example.com \"SIPS Required\"\r\n");
    sl_send_reply("480", "Temporarily Unavailable");
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial sip:bob@example.com
wait_until captured 'ACK sip:'
capture_end
