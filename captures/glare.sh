#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Both phones put the other on hold at the same moment: 491 for both re-INVITEs, 200 for Bob's next.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start alice "$alice" "<sip:alice@$alice>;regint=0"
baresip_start bob "$bob" "<sip:bob@$bob>;regint=0;answermode=auto"
bob_pid=$!
exec {control}<>"/dev/tcp/$bob/4444"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:bob@$bob"
wait_until grep -q 'Call established' "$work/bob.log"
sleep 0.1 # until his phone is at rest
kill -STOP "$bob_pid" # it will see the key first, then Alice's re-INVITE
printf '%s' '18:{"command":"hold"},' >&"$control"
baresip_do "$alice" hold
wait_until captured 'INVITE sip:' 2
kill -CONT "$bob_pid"
wait_until captured 'ACK sip:' 4
baresip_do "$alice" hangup
wait_until captured 'CSeq: [0-9]+ BYE' 2
capture_end
