#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Other people's captures of faults, where they are at hand: what must be said of a frame, in one pass or in two, and what must not
# be in either. cases.tsv has capture, frame, and for both a pattern of ids, summary, texts and remedies of its findings; "-" for none.

. "$(dirname "$0")/lib.sh"

[ -d "$shared/cases" ] || { echo "no captures of faults here"; exit 77; }
cp "$shared"/cases/*.pcap "$stage/captures/"
chmod a+r "$stage"/captures/*

# said CAPTURE: of each frame with something of ours, its number and all that is said, in a line for each way of reading.
said() {
    local twice
    for twice in '' -2; do
        as_user tshark -r "$stage/captures/$1.pcap" $twice -Y sipcode -T fields -e frame.number -e sipcode.finding -e sipcode.summary \
            -e sipcode.finding.text -e sipcode.finding.remedy
    done
}

last=
while IFS=$'\t' read -r name frame must not; do
    [ "$name" = "$last" ] || all=$(said "$name")
    last=$name
    line=$(awk -F'\t' -v frame="$frame" '$1 == frame' <<<"$all")
    checks=$((checks + 1))
    [ -n "$line" ] || fail "$name, frame $frame: nothing is said"
    [ "$must" = - ] || grep -qE -e "$must" <<<"$line" || fail "$name, frame $frame: no \"$must\" in: $line"
    [ "$not" = - ] || ! grep -qE -e "$not" <<<"$line" || fail "$name, frame $frame: \"$not\" in: $line"
done <"$tests/script/cases.tsv"
finish "$checks"
