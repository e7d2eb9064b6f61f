#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A call that requires an extension which the phone does not have: 420 with Unsupported.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start bob "$bob" "<sip:bob@example.com>;regint=0"
capture_start 'udp port 5060'
request INVITE UDP 1 'Require: precondition, 100rel' | send "$bob" 'SIP/2.0 420'
request ACK UDP 1 | send "$bob" 'ACK sip:'
capture_end
