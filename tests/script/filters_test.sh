#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A display filter finds the same frames where nobody sees the tree that it is asked of, as where the tree is shown.

. "$(dirname "$0")/lib.sh"

# frames CAPTURE FILTER [TSHARK OPTION...]: their numbers.
frames() {
    as_user tshark -n -r "$1" -Y "$2" -o 'gui.column.format:"No.","%m"' "${@:3}" 2>/dev/null | xargs
}

for capture in wrong-password busy glare; do
    for filter in sipcode sipcode.finding 'sipcode.severity >= 2' sipcode.expert.client_failure sipcode.expert.auth_rejected \
        sipcode.finding.user 'sipcode.finding.frame < 5' '_ws.expert.severity == "Error"' '_ws.expert.message contains "nonce"' 'frame && !sipcode.similar'; do
        seen=$(frames "$stage/captures/$capture.pcap" "$filter" -T fields -e frame.number)
        check "$filter in $capture" "$seen" "$(frames "$stage/captures/$capture.pcap" "$filter")"
        found=$((${found-0} + $(wc -w <<<"$seen")))
    done
done
check "frames are found" yes "$([ "$found" -gt 30 ] && echo yes || echo "$found")"

# experts CAPTURE [TSHARK OPTION...]: the lists that follow what else is printed.
experts() {
    as_user tshark -n -q -r "$stage/captures/$1.pcap" -z expert "${@:2}" 2>/dev/null | sed -n '/^Errors/,$p'
}
check "one expert item a response, of the finding that explains it" "Ordinary challenge Wrong credentials" \
    "$(as_user tshark -n -r "$stage/captures/wrong-password.pcap" -Y sipcode -T fields -e _ws.expert.message 2>/dev/null |
        sed 's/^401 Unauthorized: \([A-Z][a-z]* [a-z]*\).*/\1/' | xargs)"
check "by its name" 1 "$(frames "$stage/captures/wrong-password.pcap" sipcode.expert.auth_rejected | wc -w)"
check "expert items of a tree that is not shown" "$(experts wrong-password -V)" "$(experts wrong-password)"

# values CAPTURE FILTER FIELDS [TSHARK OPTION...]: what findings name, by its fields.
values() {
    as_user tshark -n -r "$stage/captures/$1.pcap" -Y "$2" -T fields -E separator=' ' $(printf -- '-e sipcode.finding.%s ' $3) \
        "${@:4}" 2>/dev/null | xargs
}
cancelled='sipcode.finding == "cancelled" && sipcode.finding.ringing > 0.001'
wait='sipcode.finding.seconds > 30 && sipcode.finding.until > "2020-01-01 00:00:00"'
for passes in '' -2; do
    check "who cancelled, and how long it rang $passes" "192.0.2.10:5060 6 0.006332000 192.0.2.10:5060 6 0.005267000" \
        "$(values cancelled "$cancelled" "host frame ringing" $passes)"
    check "whose login was refused $passes" "alice,alice example.com 2" \
        "$(values wrong-password 'sipcode.finding == "auth-rejected"' "user realm frame" $passes)"
    check "a number is one $passes" "18000 120" "$(values unavailable-retry-after "$wait" seconds $passes)"
    check "two frames $passes" "6,5 5,6" "$(values glare 'sipcode.finding.frame == 5' frame $passes)"
done
check "a frame that a read filter left out" "192.0.2.10:5060 192.0.2.10:5060" \
    "$(values cancelled "$cancelled" "host frame" -2 -R '!(sip.Method == "CANCEL")')"
check "a column" 192.0.2.10:5060 "$(as_user tshark -n -r "$stage/captures/cancelled.pcap" -Y "$cancelled" \
    -o 'gui.column.format:"Host","%Cus:sipcode.finding.host"' 2>/dev/null | sort -u | xargs)"
check "JSON" '"192.0.2.10:5060"' "$(as_user tshark -n -r "$stage/captures/cancelled.pcap" -Y "$cancelled" -T json -J sipcode 2>/dev/null |
    jq '.. | objects | ."sipcode.finding.host"? // empty' | sort -u)"
check "the tree shows frames only" "[Frame: 6]" "$(as_user tshark -n -r "$stage/captures/cancelled.pcap" -Y "$cancelled" -V 2>/dev/null |
    sed -nE 's/^ +(\[(Frame|Host|After|Ringing): )/\1/p' | sort -u)"
if command -v sharkd >/dev/null; then
    request='{jsonrpc: "2.0", id: 1, method: $method, params: $params}'
    check "sharkd" "192.0.2.10:5060 6" "$({
        jq -nc --arg file "$stage/captures/cancelled.pcap" --arg method load '{file: $file} as $params | '"$request"
        jq -nc --arg filter "$cancelled" --arg method frames \
            '{filter: $filter, limit: 1, column0: "sipcode.finding.host:0", column1: "sipcode.finding.frame:0"} as $params | '"$request"
    } | as_user timeout 60 sharkd - 2>/dev/null | jq -r 'select(.result | type == "array") | .result[0].c | join(" ")')"
fi
finish "$checks"
