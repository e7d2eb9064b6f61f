#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice hangs up at the moment when Bob answers: her CANCEL comes after his 200 and gets 481.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

sipp_serve late-cancel "$bob"
baresip_start alice "$alice" "<sip:alice@$alice>;regint=0"
alice_pid=$!
capture_start 'udp port 5060'
exec {control}<>"/dev/tcp/$alice/4444"
printf '%s' '44:{"command":"dial","params":"bob@192.0.2.20"},' >&"$control"
wait_until captured 'SIP/2.0 180'
sleep 0.1 # until her phone is at rest
kill -STOP "$alice_pid" # it will see the key first, then the answer
printf '%s' '20:{"command":"hangup"},' >&"$control"
wait_until captured 'SIP/2.0 200'
kill -CONT "$alice_pid"
wait "$sipp_pid"
capture_end
