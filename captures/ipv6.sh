#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A call over IPv6 to a user who is not registered: 404.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

ip address add 2001:db8::1/128 dev lo nodad
ip address add 2001:db8::10/128 dev lo nodad
kamailio_start <<'CONFIGURATION'
listen=udp:[2001:db8::1]:5060
route[REQUEST] {
    route(LOCATE);
}
CONFIGURATION
capture_start 'udp port 5060'
status='404 Not Found' sipp_run call-g729 2001:db8::10 '[2001:db8::1]'
capture_end

# tcprewrite puts multicast addresses into the Ethernet header of IPv6; loopback has none.
perl -0777 -pi -e 's/(?:\x33\x33\0{3}.){2}(?=\x86\xdd)/"\0" x 12/gse' "$captures/$name.pcap"
