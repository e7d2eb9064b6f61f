#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The PRACK for a reliable 183 never comes: it is sent again and again, then the call is refused, 504.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

sipp_serve no-prack-answer "$bob" -max_non_invite_retrans 3
capture_start 'udp port 5060'
sipp_run no-prack "$alice" "$bob"
capture_end
