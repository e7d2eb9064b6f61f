#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The proxy forks a call to the same phone twice: the phone rings for one, the other gets 482.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
loadmodule "corex"
route[REQUEST] {
    $ru = "sip:bob@192.0.2.20";
    append_branch();
    t_relay();
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0"
baresip_start bob "$bob" "<sip:bob@$bob>;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial sip:bob@example.com
wait_until captured 'SIP/2.0 482'
wait_until captured 'SIP/2.0 180' 2
baresip_do "$bob" accept
wait_until grep -q 'Call established' "$work/alice.log"
baresip_do "$alice" hangup
wait_until captured 'CSeq: [0-9]+ BYE' 2
capture_end
