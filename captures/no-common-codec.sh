#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The caller offers only G.729, Bob's phone has only G.711: 488.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start bob "$bob" "<sip:bob@$bob>;regint=0"
capture_start 'udp port 5060'
status='488 Not Acceptable Here' sipp_run call-g729 "$alice" "$bob"
capture_end
