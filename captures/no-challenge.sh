#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice registers at a registrar that answers 401 without a challenge, WWW-Authenticate.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    sl_send_reply("401", "Unauthorized");
}
CONFIGURATION
capture_start 'udp port 5060'
baresip_start alice "$alice" "<sip:alice@example.com>$by_proxy;regint=600;auth_pass=secret"
wait_until grep -q '401 Unauthorized' "$work/alice.log"
capture_end
