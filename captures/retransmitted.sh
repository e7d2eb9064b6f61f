#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The ACK never comes: the phone sends its 200 again and again.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start bob "$bob" "<sip:bob@example.com>;regint=0;answermode=auto"
capture_start 'udp port 5060'
request INVITE UDP 1 | send "$bob" 'SIP/2.0 200' 3
capture_end
