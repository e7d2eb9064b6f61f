#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A cancelled call of which only what goes towards Alice is captured: responses without their requests.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    route(LOCATE);
    t_relay();
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0"
baresip_start bob "$bob" "<sip:bob@example.com>$by_proxy;regint=600"
wait_until grep -q '200 OK' "$work/bob.log"
capture_start "udp port 5060 and (src host $bob or dst host $alice)"
baresip_do "$alice" dial sip:bob@example.com
wait_until captured 'SIP/2.0 180' 2
baresip_do "$alice" hangup
wait_until captured 'SIP/2.0 487' 2
capture_end
