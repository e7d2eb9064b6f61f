#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Codes below 100 and above 699, which SIP does not have.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

capture_start 'udp port 5060'
number=0
for status in '099 Too Low' '700 Too High' '999 Far Too High'; do
    number=$((number + 1))
    request OPTIONS UDP "$number" |
        sed "1s/.*/SIP\/2.0 $status\r/; s/^To:.*>/&;tag=bob/; /^Max-F/d; /^Contact/d" | answer_once
    request OPTIONS UDP "$number" | send "$bob" "SIP/2.0 $status"
done
capture_end
