#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Each capture shows the annotations of its .expected file, in two passes and in one, with a tree and without. One pass does not
# know what never comes after a request.

. "$(dirname "$0")/lib.sh"

checks=0
# check NAME EXPECTED ACTUAL
check() {
    checks=$((checks + 1))
    [ "$2" = "$3" ] || fail "$1"$'\n'"$(diff <(echo "$2") <(echo "$3"))"
}

# Frame and code of each tree that -V prints.
trees() {
    as_user tshark -r "$1" -V | awk '/^Frame [0-9]+:/ { sub(":", "", $2); frame = $2 }
        /^\[SIP Response Code: / { print frame "|" $4 + 0 }'
}

# The same of an .expected file, where the codes of a frame stand in one line.
expected_trees() {
    awk -F'|' 'NR > 1 { n = split($2, codes, ","); for (i = 1; i <= n; i++) print $1 "|" codes[i] }' "$1"
}

# The lines of its input that are of responses.
of_responses() {
    awk -F'|' '$2 != ""'
}

for capture in "$stage"/captures/*.pcap*; do
    name=$(basename "$capture")
    file=$top/captures/${name%.*}.expected
    expected=$(cat "$file")
    once=$(annotations "$capture")
    check "$name, one pass" "$(of_responses <<<"$expected")" "$(of_responses <<<"$once")"
    check "$name, requests in one pass" "" "$(comm -13 <(sort <<<"$expected") <(sort <<<"$once"))"
    check "$name, two passes" "$expected" "$(annotations "$capture" -2)"
    check "$name, a read filter" "$expected" "$(annotations "$capture" -2 -R 'sip || frame.number > 0')"
    check "$name, -V" "$(expected_trees "$file")" "$(trees "$capture")"
    check "$name, a display filter" "$(awk -F'|' 'NR == 1 || $5 ~ /4/' "$file")" \
        "$(annotations "$capture" -Y 'sipcode.class == 4')"
done
finish "$checks"
