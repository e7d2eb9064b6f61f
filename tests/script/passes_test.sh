#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What is said of a response does not depend on how the file is read: in one pass or two, with a read filter, a display filter
# or none, by tshark or by sharkd. All captures are read as one, whole and cut; and those of others, where they are at hand.

. "$(dirname "$0")/lib.sh"
. "$top/packaging/need.sh"
need editcap=wireshark-common mergecap=wireshark-common

fields=(frame.number frame.time_epoch frame.len sipcode.code sipcode.request_in sipcode.response_time sipcode.finding sipcode.summary sipcode.finding.text)

# said WAY OPTION...: what tshark says of each frame when it reads $capture that way, into the file WAY.
said() {
    local field options=()
    for field in "${fields[@]}"; do options+=(-e "$field"); done
    as_user tshark -n -r "$capture" "${@:2}" -T fields -E separator=/t -E aggregator='|' "${options[@]}" >"$said/$1" 2>/dev/null
}

# The same by sharkd.
served() {
    local field columns='{"filter": "sipcode"' number=0
    for field in "${fields[@]}"; do columns+=", \"column$((number++))\": \"$field:0\""; done
    {
        jq -nc --arg file "$capture" '{jsonrpc: "2.0", id: 1, method: "load", params: {file: $file}}'
        echo "{\"jsonrpc\": \"2.0\", \"id\": 2, \"method\": \"frames\", \"params\": $columns}}"
    } | as_user timeout 100 sharkd - 2>/dev/null | jq -r 'select(.id == 2).result[].c | join("\t")' >"$said/sharkd"
}

# read_all NAME FILE...: the captures, one behind the other, say the same in all ways; two ways at a time.
read_all() {
    capture=$stage/$1.pcapng said=$stage/said-$1
    mkdir "$said"
    mergecap -a -w "$capture" "${@:2}"
    chmod a+r "$capture"
    said one-pass -Y sipcode &
    said two-passes -2 &
    wait
    said display-filter -2 -Y sipcode &
    said all-pass -2 -R 'frame.number > 0' &
    wait
    said read-filter-ours -2 -R sipcode &
    said read-filter-failures -2 -R 'sip.Status-Code >= 400' &
    wait
    ! command -v sharkd >/dev/null || served &
    as_user tshark -n -r "$capture" -o sipcode.hint:TRUE -o 'gui.column.format:"No.","%m","Info","%i"' >"$said/no-tree" 2>/dev/null &
    wait
    checks=$((checks + 1))
    python3 -B "$tests/script/passes.py" "$said" || fail "$1"
}

whole=("$stage"/captures/*.pcap*)
cut=()
for bytes in 150 300 450 700; do
    for file in "$stage"/captures/{busy,declined,cancelled,call-tcp,tcp-pipelined,transfer,unavailable-retry-after,wrong-password}.pcap; do
        cut+=("$stage/$bytes-$(basename "$file")")
        editcap -s "$bytes" "$file" "${cut[-1]}"
    done
done
read_all whole "${whole[@]}"
read_all cut "${cut[@]}"
others=("$shared"/captures/*cap* "$shared"/cases/*cap*)
[ ${#others[@]} -eq 0 ] || read_all others "${others[@]}"
finish "$checks"
