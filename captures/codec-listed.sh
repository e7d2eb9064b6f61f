#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Bob's phone has none of the offered codecs: 488 with a Warning and with a list of those it has.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

status='488 Not Acceptable Here' sipp_serve capabilities "$bob" \
    -key warning "305 $bob \"Incompatible media format\""
baresip_start alice "$alice" "<sip:alice@example.com>;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:bob@$bob"
wait "$sipp_pid"
capture_end
