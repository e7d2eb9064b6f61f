#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Compact header names, folded lines and odd white space; the second response has bare line feeds.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

headers="v: SIP / 2.0 / UDP $alice:5060
 ;branch=z9hG4bK-OPTIONS-#
f:\"Alice\" <sip:alice@example.com>
	;tag=alice
t : <sip:bob@example.com>;tag=bob
i:$name@$alice
cSEQ:
 #
 OPTIONS
Retry-After: 3600
 (back at
 noon)
l: 0
"
capture_start 'udp port 5060'
printf 'SIP/2.0 480 Gone Fishing\n%s\n' "${headers//#/1}" | sed 's/$/\r/' | answer_once
request OPTIONS UDP 1 | send "$bob" 'SIP/2.0 480'
printf 'SIP/2.0 486 Busy Here\n%s\n' "${headers//#/2}" | answer_once
request OPTIONS UDP 2 | send "$bob" 'SIP/2.0 486'
capture_end
