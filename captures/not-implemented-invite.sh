#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A gateway cannot provide the service that a call needs: 501 with the cause of the telephone network.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

status='501 Not Implemented' sipp_serve gateway "$bob" -key cause 79
baresip_start alice "$alice" "<sip:alice@example.com>;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:bob@$bob"
wait "$sipp_pid"
capture_end
