#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A PUBLISH for Bob's phone, which has never heard of that method: 501.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start bob "$bob" "<sip:bob@example.com>;regint=0"
capture_start 'udp port 5060'
request PUBLISH UDP 1 'Event: presence' 'Expires: 600' 'SIP-If-Match: 1' | sed '/^Contact:/d' |
    send "$bob" 'SIP/2.0 501'
capture_end
