#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# sharkd, which never taps before it is asked: filters, columns, the tree with its texts, expert items.

. "$(dirname "$0")/lib.sh"
command -v sharkd >/dev/null || { echo "this release has no sharkd"; exit 77; }

# session CAPTURE [METHOD PARAMETERS]...: the results of a sharkd that has just loaded the capture.
session() {
    local request='{jsonrpc: "2.0", id: 1, method: $method, params: $params}' capture=$1
    shift
    set -- load "$(jq -nc --arg file "$capture" '{file: $file}')" "$@"
    while [ $# -gt 0 ]; do
        jq -nc --arg method "$1" --argjson params "$2" "$request"
        shift 2
    done | as_user timeout 60 sharkd - 2>/dev/null | sed 1d | jq -c '.result // error(tostring)'
}

# text KEY: a text of the response 486 as its author wrote it.
text() {
    sed -n "s/^$1 = //p" "$top/codes/text/response/486.ini"
}

capture=$stage/captures/busy.pcap
busy=$(as_user tshark -r "$capture" -Y 'sip.Status-Code == 486' -T fields -e frame.number | xargs)
first=${busy%% *}
request=$(as_user tshark -r "$capture" -Y "frame.number == $first" -T fields -e sipcode.request_in)
check "a filter before any frame was asked for" "$busy" \
    "$(session "$capture" frames '{"filter": "sipcode.code == 486"}' | jq -r 'map(.num) | join(" ")')"
check "a filter by text" "$busy" \
    "$(session "$capture" frames '{"filter": "sipcode.remedy contains \"voicemail\""}' |
        jq -r 'map(.num) | join(" ")')"

# Columns show a number's name where it has one, so these are the columns of .expected without any.
columns='{"filter": "sipcode", "column0": "frame.number:0", "column1": "sipcode.code:0",
    "column2": "sipcode.name:0", "column3": "sipcode.phrase:0", "column4": "sipcode.method:0", "column5": "sipcode.finding:0"}'
for file in "$stage"/captures/*.pcap*; do
    name=$(basename "$file")
    check "columns of $name" "$(sed 1d "$top/captures/${name%.*}.expected" | cut -d"|" -f1-4,8,14)" \
        "$(session "$file" frames "$columns" | jq -r '.[].c | join("|")')"
done
check "a text column" "$(text summary)" "$(session "$capture" frames \
    '{"filter": "sipcode.code == 486", "limit": 1, "column0": "sipcode.summary:1"}' | jq -r '.[].c[0]')"

# The tree of a frame that is the first to be asked for, and the same after a filter ran over the file.
ask_frame="{\"frame\": $first, \"proto\": true}"
for tree in "$(session "$capture" frame "$ask_frame")" \
    "$(session "$capture" frames '{"filter": "sipcode"}' frame "$ask_frame" | tail -n 1)"; do
    ours=$(jq -c '.tree[] | select(.f == "sipcode")' <<<"$tree")
    labels=$(jq -r '.. | .l? // empty' <<<"$ours")
    check "the tree" "SIP Response Code: 486 Busy Here" "$(head -n 1 <<<"$labels")"
    whole=$(tr -s ' \n' ' ' <<<"$labels")
    for label in 'Code: 486 Busy Here, sent as "Max Calls"' "Summary: $(text summary)" "About 486 Busy Here" \
        "Meaning: $(text meaning)" "1. $(text 'scenario\.1')" "1. $(text 'remedy\.1')" "Expert Info (Note/Response)" \
        "486 Busy Here: $(text summary)"; do
        check "in the tree" "$label" "$(grep -oF "$label" <<<"$whole" | sed -n 1p)"
    done
    check "the severity of the expert item" "Note" "$(jq -r .s <<<"$ours")"
    check "the link to a request that was not asked for" "Request in frame: $request" \
        "$(grep -x 'Request in frame: .*' <<<"$labels" || true)"
    check "every item marked as generated, but for the lines in which one goes on" true \
        "$(jq '[.. | objects | select((.f // "") | endswith(".line") | not) | .g] | all' <<<"$ours")"
done
check "no tree at a request" "" "$(session "$capture" frame '{"frame": 1, "proto": true}' |
    jq -r '.tree[] | select(.f == "sipcode") | .l')"
check "expert information" "$busy" "$(session "$capture" tap '{"tap0": "expert"}' |
    jq -r '[.taps[0].details[] | select(.p == "SIPCODE" and .s == "Note") | .f] | sort | join(" ")')"

finish "$checks"
