#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A request with no hops left: the proxy answers 483.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    route(LOCATE);
    t_relay();
}
CONFIGURATION
capture_start 'udp port 5060'
request OPTIONS UDP 1 | sed 's/^Max-Forwards: .*/Max-Forwards: 0\r/' | send "$proxy" 'SIP/2.0 483'
capture_end
