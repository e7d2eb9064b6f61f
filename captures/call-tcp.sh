#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A call over TCP that Alice cancels while it rings: 200 and 487, on both sides of the proxy.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    route(LOCATE);
    t_relay();
}
CONFIGURATION
by_tcp=";outbound=\"sip:$proxy;transport=tcp\""
baresip_start alice "$alice" "<sip:alice@example.com>$by_tcp;regint=0"
baresip_start bob "$bob" "<sip:bob@example.com;transport=tcp>$by_tcp;regint=600"
wait_until grep -q '200 OK' "$work/bob.log"
capture_start 'tcp port 5060'
baresip_do "$alice" dial sip:bob@example.com
wait_until captured 'SIP/2.0 180' 2
baresip_do "$alice" hangup
wait_until captured 'ACK sip:' 2
capture_end
