#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice registers, and the registrar answers 401 without WWW-Authenticate: there is no challenge to answer.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    sl_send_reply("401", "Unauthorized");
}
CONFIGURATION
capture_start 'udp port 5060'
sipp_run register "$alice" "$proxy" -au alice -ap secret || true # it has nothing to go on with
wait_until captured 'SIP/2.0 401'
capture_end
