#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A call over TCP with small segments: the 200 with its session description spans several.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

ip link set lo mtu 400 gso_max_segs 1
baresip_start alice "$alice" "<sip:alice@$alice>;regint=0"
baresip_start bob "$bob" "<sip:bob@$bob>;regint=0;answermode=auto"
capture_start 'tcp port 5060'
baresip_do "$alice" dial "sip:bob@$bob;transport=tcp"
wait_until captured 'ACK sip:'
capture_end
