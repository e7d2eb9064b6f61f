#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice registers for a minute, which is too short: 423 with Min-Expires; then for as long as that says.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    if ($(hdr(Expires){s.int}) < 3600) {
        append_to_reply("Min-Expires: 3600\r\n");
        sl_send_reply("423", "Interval Too Brief");
        exit;
    }
    route(LOCATE);
}
CONFIGURATION
capture_start 'udp port 5060'
sipp_run register-interval "$alice" "$proxy"
capture_end
