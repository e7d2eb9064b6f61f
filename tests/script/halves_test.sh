#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What reports say of captures that lack messages, and of calls that another server took: no more than the messages show, and the
# same on one pass, on two, and with a read filter.

. "$(dirname "$0")/lib.sh"
python3 -B "$stage/script/halves.py" "$tests/script/halves.txt" "$stage/captures"
chmod a+r "$stage"/captures/*.pcap

# report NAME FORM [TSHARK OPTION...]
report() {
    as_user tshark -n -q -r "$stage/captures/$1.pcap" -z "sipcode,$2" "${@:3}" 2>/dev/null
}

# shows NAME WHAT EXPECTED: what jq reads in the report of a capture.
shows() {
    check "$1: $2" "$3" "$(report "$1" report,json | jq -c "$2")"
}

# told NAME FIELD EXPECTED [TSHARK OPTION...]: frames that have a field, and its values.
told() {
    check "$1: $2 ${*:4}" "$3" "$(as_user tshark -n -r "$stage/captures/$1.pcap" -Y "$2" -T fields -E separator=: \
        -e frame.number -e "$2" "${@:4}" 2>/dev/null | xargs)"
}

seen=0
for capture in $(grep -v '^#' "$tests/script/halves.txt" | grep '^[a-z]'); do
    seen=$((seen + 1))
    one=$(report "$capture" report,json)
    check "messages of $capture" yes "$(jq -r 'if .requests > 0 then "yes" else . end' <<<"$one")"
    check "two passes: $capture" "$one" "$(report "$capture" report,json -2)"
    check "a read filter: $capture" "$one" "$(report "$capture" report,json -2 -R 'sip || icmp')"
done
check "captures" 7 "$seen"

outcomes='.outcomes | with_entries(select(.value > 0))'
peers='[.peers[] | [.destination, (.counts.outcomes | with_entries(select(.value > 0)))]]'
for pass in -n -2; do
    told next-server sipcode.call.outcome 5:busy "$pass"
    told next-server-same-branch sipcode.call.outcome 4:failed "$pass"
    told next-server-same-branch sipcode.request_in '4:3 7:6' "$pass"
    told requests-alone sipcode.finding "" "$pass"
done
shows next-server "$outcomes" '{"busy":1}'
shows next-server-same-branch "$outcomes" '{"failed":1}'
shows next-registrar '.registrations | [.attempts, .registered, .unanswered]' '[1,1,0]'
shows requests-alone "$outcomes" '{"unknown":1}'
shows requests-alone '.registrations | [.attempts, .unknown, .unanswered, .never_registered]' '[2,2,0,0]'
shows request-of-registration-lost '.registrations | [.refused, .never_registered]' '[1,0]'
shows large-cseq "$outcomes" '{"answered":1}'
shows large-cseq '.doubts.began_before' 0
check "how many are unknown" 1 "$(report requests-alone report | grep -c 'Calls whose outcome is unknown: 1')"
check "the last count" 1 "$(report answer-eleven-times report | grep -c 'sent 11 times')"
finish "$checks"
