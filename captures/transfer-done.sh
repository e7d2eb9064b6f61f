#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice calls Bob and transfers him to Carol, who answers: NOTIFYs quote 100 and 200, then Alice leaves.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start alice "$alice" "<sip:alice@$alice>;regint=0"
baresip_start bob "$bob" "<sip:bob@$bob>;regint=0;answermode=auto"
baresip_start carol "$carol" "<sip:carol@$carol>;regint=0"
capture_start 'udp port 5060'
baresip_do "$alice" dial "sip:bob@$bob"
wait_until grep -q 'Call established' "$work/alice.log"
baresip_do "$alice" transfer "sip:carol@$carol"
wait_until captured 'SIP/2.0 180' 2
baresip_do "$carol" accept
wait_until captured 'CSeq: [0-9]+ BYE' 2
capture_end
