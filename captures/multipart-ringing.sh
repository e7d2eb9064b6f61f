#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A call to a gateway with SIP-I: the session description is one of two parts of its 183 and its 200.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

sipp_serve multipart-ringing "$bob"
baresip_start alice "$alice" "<sip:alice@example.com>;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:+12155551213@$bob"
wait_until grep -q 'Call established' "$work/alice.log"
baresip_do "$alice" hangup
wait "$sipp_pid"
capture_end
