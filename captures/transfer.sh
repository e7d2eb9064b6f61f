#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice transfers Bob to Carol, who refuses; the NOTIFYs that quote responses are no responses.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start alice "$alice" "<sip:alice@$alice>;regint=0"
baresip_start bob "$bob" "<sip:bob@$bob>;regint=0;answermode=auto"
baresip_start carol "$carol" "<sip:carol@$carol>;regint=0"
baresip_do "$alice" dial "sip:bob@$bob"
wait_until grep -q 'Call established' "$work/alice.log"
capture_start 'udp port 5060'
baresip_do "$alice" transfer "sip:carol@$carol"
wait_until captured 'SIP/2.0 180'
baresip_do "$carol" hangup
wait_until captured 'NOTIFY sip:' 2
wait_until captured 'CSeq: [0-9]+ NOTIFY' 4
capture_end
