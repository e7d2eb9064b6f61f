#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A 404 to a port that is closed by then: the ICMP error that quotes it is no second response.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    route(LOCATE);
    t_relay();
}
CONFIGURATION
capture_start '(udp port 5060 or icmp) and net 192.0.2.0/24'
request INVITE UDP 1 | socat -u - "UDP:$proxy:5060"
wait_until captured 'SIP/2.0 404' 2
capture_end
