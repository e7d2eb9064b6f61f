#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# tshark -z sipcode,report and so on: the same on one pass and on two, with a filter, in each form; and what is wrong gets one line.

. "$(dirname "$0")/lib.sh"

# report CAPTURE ARGUMENT [TSHARK OPTION...]: what it prints.
report() {
    as_user timeout 20 tshark -q -r "$stage/captures/$1" -z "$2" "${@:3}" 2>&1
}

for capture in busy proxy-challenge tcp-pipelined; do
    one=$(report $capture.pcap sipcode,report,json)
    check "calls of $capture" yes "$(jq -r 'if .attempts == (.calls | length) then "yes" else . end' <<<"$one")"
    check "two passes: $capture" "$one" "$(report $capture.pcap sipcode,report,json -2)"
    check "a read filter: $capture" "$one" "$(report $capture.pcap sipcode,report,json -2 -R sip)"
    check "a filter that all pass: $capture" "$one" "$(report $capture.pcap sipcode,report,json,sip)"
done
check "a busy callee" '[1,1]' "$(report busy.pcap sipcode,report,json | jq -c '[.attempts, .outcomes.busy]')"
check "a filter that none passes" 0 "$(report busy.pcap 'sipcode,report,json,ip.addr in {192.0.2.77, 192.0.2.78}' | jq .attempts)"

call=$(as_user tshark -r "$stage/captures/busy.pcap" -c 1 -T fields -e sip.Call-ID)
for argument in report calls calls,csv "ladder,$call" "ladder,$call,mermaid" "ticket,$call"; do
    check "busy in $argument" yes "$(report busy.pcap "sipcode,$argument" | grep -Eq 'busy|486' && echo yes)"
    check "masked: $argument" "" "$(report busy.pcap "sipcode,$argument,mask" | grep -E "alice|192\.0\.2|$call" || true)"
done
check "several at once" 2 "$(report busy.pcap sipcode,report,json -z sipcode,report,json | grep -c schema_version)"
check "in French" yes "$(report busy.pcap sipcode,calls -o sipcode.language:fr | grep -q Appelant && echo yes)"
check "a page of HTML" "" "$(report busy.pcap "sipcode,report,html=$stage/tmp/report.html")"
check "the page" yes "$(grep -qi '<html' "$stage/tmp/report.html" && echo yes)"

# wrong ARGUMENT LINE: it ends with 1 and says so first.
wrong() {
    local said status=0
    said=$(report busy.pcap "$1") || status=$?
    check "$1" "1 sipcode: $2" "$status $(sed -n 1p <<<"$said")"
}
takes="sipcode,report, which takes: json, html=FILE, mask"
wrong sipcode,report,jsn "jsn is no display filter, nor an option of $takes"
wrong sipcode,report,mask,csv "csv is no option of $takes"
wrong sipcode,report,html= "give the name of a file, as in html=report.html"
wrong sipcode,report,html=/nowhere/report.html "/nowhere/report.html cannot be written: No such file or directory"
wrong sipcode,ladder "give the Call-ID of a call, as in sipcode,ladder,a84b4c76e66710"
wrong sipcode,ticket,nobody "this capture has no call with the Call-ID nobody"

# Two calls with Call-IDs that look like options, and a registration.
PYTHONPATH=$tests/lib python3 -B - "$stage/captures/exchanges.pcap" <<'END'
import sys

import wire


def exchange(name, method, code, phrase):
    for message in wire.request(method), wire.response(code, phrase, method):
        yield wire.udp_packet(message.replace(b"1@example.com", name).replace(b"z9hG4bK1", b"z9hG4bK" + name))


packets = [
    *exchange(b"one,mask", "INVITE", 486, "Busy Here"),
    *exchange(b"refused", "REGISTER", 403, "Forbidden"),
    *exchange(b"last", "INVITE", 603, "Decline"),
]
wire.write_capture(sys.argv[1], packets)
END
chmod a+r "$stage/captures/exchanges.pcap"
left_out='[.attempts, .requests, .responses, .registrations.attempts, (.codes | length)]'
for filter in 'frame.number <= 2' 'sip.CSeq.method == INVITE && sip.Call-ID contains "one"'; do
    check "only what a read filter leaves: $filter" '[1,1,1,0,1]' \
        "$(report exchanges.pcap sipcode,report,json -2 -R "$filter" | jq -c "$left_out")"
done
check "the last frame is left out" '[2,3,2,0,2]' \
    "$(report exchanges.pcap sipcode,report,json -2 -R '!(sip.Status-Code == 603)' | jq -c "$left_out")"
check "a Call-ID with a comma" "Call-ID one,mask" "$(report exchanges.pcap sipcode,ladder,call=one,mask | sed -n 1p)"
check "which may end as an option" "Call-ID: one,mask" "$(report exchanges.pcap sipcode,ticket,call=one,mask | grep Call-ID)"
check "a ticket of a registration" yes "$(report exchanges.pcap sipcode,ticket,refused | grep -q '^Response: 403 Forbidden' && echo yes)"
status=0
said=$(report exchanges.pcap sipcode,ladder,nobody -z sipcode,calls,csv -z sipcode,ticket,nobody,here) || status=$?
check "one call that is not there" "1 2 2" "$status $(grep -c '^sipcode: this capture has no call' <<<"$said") $(grep -c 192.0.2.1 <<<"$said")"
finish "$checks"
