#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Nothing answers behind the proxy: it repeats the OPTIONS, then makes 503 of its own timeout.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
modparam("tm", "fr_timer", 2000)
route[REQUEST] {
    t_on_failure("TRUNK");
    $du = "sip:192.0.2.20";
    t_relay();
}
failure_route[TRUNK] {
    if (t_branch_timeout()) t_reply("503", "Service Unavailable");
}
CONFIGURATION
socat -u "UDP-RECV:5060,bind=$bob" /dev/null &
wait_until listens udp 5060 "$bob"
capture_start 'udp port 5060'
status='503 Service Unavailable' sipp_run options "$alice" "$proxy"
capture_end
