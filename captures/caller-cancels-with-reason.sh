#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The caller gives up and says why: the proxy copies the Reason into its own CANCEL.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    route(LOCATE);
    t_relay();
}
CONFIGURATION
baresip_start bob "$bob" "<sip:bob@example.com>$by_proxy;regint=600"
wait_until grep -q '200 OK' "$work/bob.log"
capture_start 'udp port 5060'
sipp_run cancel-reason "$alice" "$proxy"
capture_end
