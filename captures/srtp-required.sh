#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Bob's phone takes only encrypted media, Alice's offers plain RTP/AVP: 488.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    route(LOCATE);
    t_relay();
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0"
baresip_start bob "$bob" "<sip:bob@example.com>$by_proxy;regint=600;mediaenc=srtp-mand" 'module srtp.so'
wait_until grep -q '200 OK' "$work/bob.log"
capture_start 'udp port 5060'
baresip_do "$alice" dial sip:bob@example.com
wait_until captured 'ACK sip:' 2
capture_end
