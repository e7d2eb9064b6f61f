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
finish "$checks"
