#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The three preferences, filters and expert fields, and switching the protocol off.

. "$(dirname "$0")/lib.sh"
capture=$stage/call.pcap
python3 - "$capture" <<'PYTHON'
import sys

import wire

ringing = wire.response(180, "Ringing", headers="Contact: <sip:bob@192.0.2.2>\r\n")
steps = wire.response(100, "Trying"), ringing, wire.response(486, "Busy Here")
wire.write_capture(sys.argv[1], map(wire.udp_packet, (wire.request(), *steps)))
PYTHON
chmod a+r "$capture"

# codes FILTER [OPTION...]: the codes of the frames that match.
codes() {
    local filter=$1
    shift
    as_user tshark -r "$capture" "$@" -Y "$filter" -T fields -e sipcode.code | tr '\n' ' '
}

check "all responses" "100 180 486 " "$(codes sipcode)"
check "without provisional ones" "486 " "$(codes sipcode -o sipcode.provisional:FALSE)"
check "filter by class and method" "486 " "$(codes 'sipcode.class == 4 && sipcode.method == "INVITE"')"
check "filter by the class's name" "486 " "$(codes 'sipcode.class == "Client failure"')"
check "filter by status and severity" "486 " "$(codes 'sipcode.status == "registered" && sipcode.severity == "note"')"
check "filter by text" "486 " "$(codes 'sipcode.remedy contains "voicemail"')"
check "filter by a similar code" "486 " "$(codes 'sipcode.similar == 600')"

check "an expert item each" "100 180 486 " "$(codes '_ws.expert.group == "Response" && sipcode')"
check "expert field of the class" "486 " "$(codes sipcode.expert.client_failure)"
check "expert field of another class" "100 " "$(codes sipcode.expert.provisional)"
check "the expert item's severity, 0x400000 for note" "4194304" \
    "$(as_user tshark -r "$capture" -Y 'sipcode.code == 486' -T fields -e _ws.expert.severity)"
check "expert items from note" "486 " "$(codes '_ws.expert && sipcode' -o sipcode.expert:note)"
check "expert items from warn" "" "$(codes '_ws.expert && sipcode' -o sipcode.expert:warn)"
check "no expert items" "" "$(codes '_ws.expert && sipcode' -o sipcode.expert:none)"
check "the tree without expert items" "100 180 486 " "$(codes sipcode -o sipcode.expert:none)"

# Where no tree is built and nobody reads the items, only their severity counts.
column=(-o 'gui.column.format:"S","%a"')
check "the column of the severity" "-Chat-Chat-Note-" "$(as_user tshark -r "$capture" "${column[@]}" | tr -s ' \n' '-')"
check "the column from note" "-Note-" "$(as_user tshark -r "$capture" "${column[@]}" -o sipcode.expert:note | tr -s ' \n' '-')"
check "what -z expert prints, findings among it" "$(as_user tshark -r "$capture" -Y sipcode -T fields -e _ws.expert.message \
    -E aggregator='|' | tr '|' '\n' | sort)" \
    "$(as_user tshark -r "$capture" -q -z expert | sed -n 's/^ *1 *Response *SIPCODE *//p' | sort)"

plain=$(as_user tshark -r "$capture" -Y 'sip.Status-Code == 486')
hinted=$(as_user tshark -r "$capture" -Y 'sip.Status-Code == 486' -o sipcode.hint:TRUE)
summary=$(as_user tshark -r "$capture" -Y 'sip.Status-Code == 486' -T fields -e sipcode.summary)
check "no hint in the Info column" "" "$(grep -F "$summary" <<<"$plain" || true)"
check "hint in the Info column" "$plain [486: $summary]" "$hinted"

off=$(as_user tshark -r "$capture" --disable-protocol sipcode -V)
check "no trace of it when it is disabled" "0" "$(grep -c 'SIP Response Code' <<<"$off" || true)"
check "nothing else changed when it is disabled" \
    "$(as_user tshark -r "$capture" -V | awk '/^\[SIP Response Code/ { skip = 1; next } /^[^ ]|^$/ { skip = 0 } !skip')" \
    "$(as_user tshark -r "$capture" -V --disable-protocol sipcode)"
finish "$checks"
