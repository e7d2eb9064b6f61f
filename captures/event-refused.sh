#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice asks to be told of an event that nobody there knows: 489 with Allow-Events.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    append_to_reply("Allow-Events: presence, dialog, message-summary\r\n");
    sl_send_reply("489", "Bad Event");
}
CONFIGURATION
capture_start 'udp port 5060'
status='489 Bad Event' sipp_run subscribe "$alice" "$proxy"
capture_end
