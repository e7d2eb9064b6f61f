#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The proxy takes the credentials off a call and sends it to itself, where they are missing: 407 again.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    if ($rd == "example.net") {
        $rd = "example.com"; # an older name of that domain
    } else {
        if (!pv_proxy_authenticate("example.com", "secret", "0")) {
            proxy_challenge("example.com", "1");
            exit;
        }
        consume_credentials();
    }
    $du = "sip:192.0.2.1";
    t_relay();
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0;auth_pass=secret"
capture_start 'udp port 5060'
baresip_do "$alice" dial sip:bob@example.net
wait_until captured 'ACK sip:' 5
capture_end
