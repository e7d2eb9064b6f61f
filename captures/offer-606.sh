#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# None of Bob's devices has the bandwidth for the offered session: 606 with what they can do.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

status='606 Not Acceptable' sipp_serve capabilities "$bob" \
    -key warning "370 $bob \"Insufficient bandwidth\""
baresip_start alice "$alice" "<sip:alice@example.com>;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:bob@$bob"
wait "$sipp_pid"
capture_end
