#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice registers again with a nonce that is too old by then: 401 with stale=true, then 200.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
modparam("auth", "nonce_expire", 1)
route[REQUEST] {
    if (!pv_www_authenticate("example.com", "secret", "0")) {
        if ($rc == -4) www_challenge("example.com", "17"); # qop and stale
        else www_challenge("example.com", "1");
        exit;
    }
    route(LOCATE);
}
CONFIGURATION
capture_start 'udp port 5060'
sipp_run register-later "$alice" "$proxy" -au alice -ap secret -auth_uri example.com
capture_end
