#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# It rings for a while: Bob's phone says so four times, 180 in the same bytes, before he answers.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

sipp_serve repeated-ringing "$bob"
baresip_start alice "$alice" "<sip:alice@example.com>;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:bob@$bob"
wait_until grep -q 'Call established' "$work/alice.log"
baresip_do "$alice" hangup
wait "$sipp_pid"
capture_end
