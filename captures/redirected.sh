#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The proxy redirects to the phone that Bob uses today, 302 with Contact; the caller goes there.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    append_to_reply("Contact: <sip:bob@192.0.2.20>;q=1\r\n");
    sl_send_reply("302", "Moved Temporarily");
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>;regint=0"
baresip_start bob "$bob" "<sip:bob@$bob>;regint=0;answermode=auto"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:bob@$proxy"
wait_until grep -q 'Call established' "$work/alice.log"
capture_end
