#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The proxy wants a digest for a call, 407; with it the call is answered and ended.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    if (is_method("INVITE") && !pv_proxy_authenticate("example.com", "secret", "0")) {
        proxy_challenge("example.com", "1");
        exit;
    }
    consume_credentials();
    route(LOCATE);
    t_relay();
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0;auth_pass=secret"
baresip_start bob "$bob" "<sip:bob@example.com>$by_proxy;regint=600;answermode=auto"
wait_until grep -q '200 OK' "$work/bob.log"
capture_start 'udp port 5060'
baresip_do "$alice" dial sip:bob@example.com
wait_until grep -q 'Call established' "$work/alice.log"
baresip_do "$alice" hangup
wait_until captured 'CSeq: [0-9]+ BYE' 2
capture_end
