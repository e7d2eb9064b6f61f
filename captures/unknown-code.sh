#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# 499 and 699, which are in no table: RFC 3261 section 8.1.3.2 has them treated as 400 and 600.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

baresip_start alice "$alice" "<sip:alice@example.com>;regint=0"
capture_start 'udp port 5060'
for status in '499 House Rule' '699 House Rule'; do
    sipp_serve answer "$bob"
    baresip_do "$alice" dial "sip:bob@$bob"
    wait "$sipp_pid"
done
capture_end
