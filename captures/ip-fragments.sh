#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A call over UDP on a link of 400 bytes: its responses come in two and three IP fragments.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

ip link set lo mtu 400
baresip_start alice "$alice" "<sip:alice@$alice>;regint=0"
baresip_start bob "$bob" "<sip:bob@$bob>;regint=0;answermode=auto"
capture_start 'udp port 5060 or ip[6:2] & 0x1fff != 0'
baresip_do "$alice" dial "sip:bob@$bob"
wait_until captured 'ACK sip:'
capture_end
