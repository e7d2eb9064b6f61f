#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# An instant message in HTML, to a phone that shows plain text only: 415 with Accept.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start bob "$bob" "<sip:bob@$bob>;regint=0"
capture_start 'udp port 5060'
status='415 Unsupported Media Type' sipp_run message "$alice" "$bob"
capture_end
