#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A proxy does not know its own address and sends a call to itself until no hops are left: 483.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
modparam("maxfwd", "max_limit", 4)
route[REQUEST] {
    t_relay();
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:bob@$proxy"
wait_until captured 'ACK sip:' 6
capture_end
