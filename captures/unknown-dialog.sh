#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A BYE for a call that the phone does not know, as after its restart: 481.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start bob "$bob" "<sip:bob@example.com>;regint=0"
capture_start 'udp port 5060'
request BYE UDP 2 | sed 's/^To: .*>/&;tag=bob/' | send "$bob" 'SIP/2.0 481'
capture_end
