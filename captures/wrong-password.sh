#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Alice registers with a wrong password: her digest is answered with another 401.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    if (!pv_www_authenticate("example.com", "secret", "0")) www_challenge("example.com", "1");
}
CONFIGURATION
capture_start 'udp port 5060'
sipp_run register "$alice" "$proxy" -au alice -ap wrong
capture_end
