#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Other people's captures, where they are at hand: they load without a complaint and every response is
# annotated, as counted by Wireshark's own sip.Status-Code.

. "$(dirname "$0")/lib.sh"

[ -d "$shared/captures" ] || { echo "no captures of others here"; exit 77; }
cp "$shared"/captures/*cap* "$stage/captures/"
chmod a+r "$stage"/captures/*

# responses FIELD CAPTURE [OPTION...]: frame and code of each response that was sent.
responses() {
    local field=$1 capture=$2
    shift 2
    as_user tshark -r "$capture" "$@" -Y "$field && !icmp && !sipcode.reported" -T fields -e frame.number -e "$field" \
        -E separator=' ' 2>"$stage/complaints"
    [ ! -s "$stage/complaints" ] || fail "$capture: $(cat "$stage/complaints")"
}

checks=0
for capture in "$shared"/captures/*cap*; do
    capture=$stage/captures/$(basename "$capture")
    theirs=$(responses sip.Status-Code "$capture")
    [ -n "$theirs" ] || fail "$capture: no response at all"
    for pass in -n -2; do
        checks=$((checks + 1))
        ours=$(responses sipcode.code "$capture" "$pass")
        [ "$ours" = "$theirs" ] || fail "$capture $pass"$'\n'"$(diff <(echo "$theirs") <(echo "$ours"))"
    done
done
finish "$checks"
