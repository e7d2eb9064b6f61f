#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Bob's phone restarts in the middle of a call, which it has forgotten then: Alice's BYE gets 481.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start alice "$alice" "<sip:alice@$alice>;regint=0"
baresip_start bob "$bob" "<sip:bob@$bob>;regint=0;answermode=auto"
bob_pid=$!
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:bob@$bob"
wait_until captured 'ACK sip:'
{ kill -KILL "$bob_pid" && wait "$bob_pid"; } 2>/dev/null || true
baresip_start bob-again "$bob" "<sip:bob@$bob>;regint=0;answermode=auto"
baresip_do "$alice" hangup
wait_until captured 'SIP/2.0 481'
capture_end
