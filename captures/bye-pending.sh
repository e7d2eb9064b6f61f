#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The caller ends a ringing call with BYE instead of CANCEL: 200 for the BYE, 487 for the INVITE.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start bob "$bob" "<sip:bob@$bob>;regint=0"
capture_start 'udp port 5060'
sipp_run bye-pending "$alice" "$bob"
capture_end
