#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice calls with a wrong password: the proxy answers 407 again with the nonce that it gave before.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    if (!pv_proxy_authenticate("example.com", "secret", "0")) proxy_challenge("example.com", "1");
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0;auth_pass=wrong"
capture_start 'udp port 5060'
baresip_do "$alice" dial sip:bob@example.com
wait_until captured 'ACK sip:' 2
capture_end
