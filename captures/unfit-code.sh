#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Codes that do not fit the method: a REGISTER gets 600 Busy Everywhere, an OPTIONS 487 Request Terminated.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    if (is_method("REGISTER"))
        sl_send_reply("600", "Busy Everywhere");
    else
        sl_send_reply("487", "Request Terminated");
}
CONFIGURATION
capture_start 'udp port 5060'
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=600"
wait_until captured 'SIP/2.0 600'
baresip_do "$alice" options sip:bob@example.com
wait_until captured 'SIP/2.0 487'
capture_end
