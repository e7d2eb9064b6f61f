#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# In a call, a BYE with a lower CSeq number than the INVITE had: 500, and the call goes on.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start bob "$bob" "<sip:bob@$bob>;regint=0;answermode=auto"
capture_start 'udp port 5060'
status='500 Server Internal Error' sipp_run in-dialog "$alice" "$bob" -key number 9 -key suffix ''
capture_end
