#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice calls a user who is not registered: the registrar has no contact and answers 404.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    route(LOCATE);
    t_relay();
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial sip:nobody@example.com
wait_until captured 'ACK sip:'
capture_end
