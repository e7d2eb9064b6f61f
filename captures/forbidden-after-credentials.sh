#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice registers with a wrong password: this registrar does not ask twice, 403.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    if (pv_www_authenticate("example.com", "secret", "0")) route(LOCATE);
    else if ($rc == -2) sl_send_reply("403", "Forbidden"); # the digest is wrong
    else www_challenge("example.com", "1");
}
CONFIGURATION
capture_start 'udp port 5060'
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=600;auth_pass=wrong"
wait_until captured 'SIP/2.0 403'
capture_end
