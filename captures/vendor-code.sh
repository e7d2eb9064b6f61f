#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A call to a domain that does not resolve: Kamailio answers 478, a code of its own.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
dns_retr_time=1 dns_retr_no=1 dns_servers_no=1
route[REQUEST] {
    t_relay();
}
CONFIGURATION
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial sip:bob@nowhere.example.org
wait_until captured 'ACK sip:'
capture_end
