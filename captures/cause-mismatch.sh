#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A gateway refuses a call with 480, but the cause of the telephone network says that nobody has the number.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

status='480 Temporarily Unavailable' sipp_serve gateway "$bob" \
    -key cause '1;text="Unallocated (unassigned) number"'
baresip_start alice "$alice" "<sip:alice@example.com>;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:+12155551213@$bob"
wait "$sipp_pid"
capture_end
