#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice registers: the ordinary first challenge, 401, then 200 for her digest.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    if (!pv_www_authenticate("example.com", "secret", "0")) {
        www_challenge("example.com", "1");
        exit;
    }
    route(LOCATE);
}
CONFIGURATION
capture_start 'udp port 5060'
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=600;auth_pass=secret"
wait_until captured 'SIP/2.0 200'
capture_end
