#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Bob declines for all his devices: 603 Decline.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

status="603 Decline" sipp_serve answer "$bob"
baresip_start alice "$alice" "<sip:alice@example.com>;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:bob@$bob"
wait "$sipp_pid"
capture_end
