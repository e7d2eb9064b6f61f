#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The proxy answers an OPTIONS only after 4.6 seconds, when Alice's phone has sent it four times.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
async_workers=1
loadmodule "async"
modparam("async", "ms_timer", 10)
route[REQUEST] {
    t_newtran();
    async_ms_route("LATE", "4600");
}
route[LATE] {
    t_reply("200", "OK");
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" options sip:bob@example.com
wait_until captured 'SIP/2.0 200'
capture_end
