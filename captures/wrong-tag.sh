#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# In a call, a BYE with the right Call-ID but another To tag than Bob's phone gave: 481.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start bob "$bob" "<sip:bob@$bob>;regint=0;answermode=auto"
capture_start 'udp port 5060'
status='481 Call Does Not Exist' sipp_run in-dialog "$alice" "$bob" -key number 11 -key suffix 0
capture_end
