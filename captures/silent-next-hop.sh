#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The proxy sends a call on to where nothing answers: it repeats the INVITE, then tells Alice 408.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
modparam("tm", "fr_timer", 2000)
route[REQUEST] {
    $du = "sip:192.0.2.20";
    t_relay();
}
CONFIGURATION
socat -u "UDP-RECV:5060,bind=$bob" /dev/null &
wait_until listens udp 5060 "$bob"
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial sip:bob@example.com
wait_until captured 'ACK sip:'
capture_end
