#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice hangs up at the moment when Bob answers: her CANCEL and his 200 cross, and a BYE ends the call.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start alice "$alice" "<sip:alice@$alice>;regint=0"
baresip_start bob "$bob" "<sip:bob@$bob>;regint=0"
bob_pid=$!
exec {control}<>"/dev/tcp/$bob/4444"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:bob@$bob"
wait_until captured 'SIP/2.0 180'
sleep 0.1 # until his phone is at rest
kill -STOP "$bob_pid" # it will see the key first, then Alice's CANCEL
printf '%s' '20:{"command":"accept"},' >&"$control"
baresip_do "$alice" hangup
wait_until captured 'CANCEL sip:'
kill -CONT "$bob_pid"
wait_until captured 'CSeq: [0-9]+ BYE' 2
capture_end
