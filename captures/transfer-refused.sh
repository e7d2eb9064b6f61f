#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice wants to transfer Bob to Carol, and Bob's phone refuses the REFER: 603, and hers ends the call.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

status='603 Decline' sipp_serve refuse-refer "$bob"
baresip_start alice "$alice" "<sip:alice@$alice>;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:bob@$bob"
wait_until grep -q 'Call established' "$work/alice.log"
baresip_do "$alice" transfer "sip:carol@$carol"
wait "$sipp_pid"
capture_end
