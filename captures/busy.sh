#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice calls Bob, whose phone is in a call and takes no second one: 486 with its own phrase.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    route(LOCATE);
    t_relay();
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0"
baresip_start bob "$bob" "<sip:bob@example.com>$by_proxy;regint=600;answermode=auto" 'call_max_calls 1'
wait_until grep -q '200 OK' "$work/bob.log"
baresip_start carol "$carol" "<sip:carol@example.com>$by_proxy;regint=0"
baresip_do "$carol" dial sip:bob@example.com
wait_until grep -q 'Call established' "$work/carol.log"
capture_start 'udp port 5060'
baresip_do "$alice" dial sip:bob@example.com
wait_until captured 'ACK sip:' 2
capture_end
