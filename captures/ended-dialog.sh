#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Bob hangs up; the digit that Alice's phone sends in the ended dialog after that gets 481.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start bob "$bob" "<sip:bob@$bob>;regint=0;answermode=auto"
capture_start 'udp port 5060'
status='481 Call Does Not Exist' sipp_serve ended-dialog "$alice" "$bob"
wait_until grep -q 'Call established' "$work/bob.log"
baresip_do "$bob" hangup
wait "$sipp_pid"
capture_end
