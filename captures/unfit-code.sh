#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A code that does not fit the method: a REGISTER gets 600 Busy Everywhere.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    sl_send_reply("600", "Busy Everywhere");
}
CONFIGURATION
capture_start 'udp port 5060'
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=600"
wait_until captured 'SIP/2.0 600'
capture_end
