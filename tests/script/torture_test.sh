#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The torture tests of RFC 4475 and RFC 5118 are all there, each is what its text says, and none of them disturbs Wireshark.
# What is annotated of them is stated in their texts, from which their .expected files come: captures_test.sh compares that.

. "$(dirname "$0")/lib.sh"

# sections RFC: those of its messages, in order.
sections() {
    sed -n 's/^=== \([0-9.]*\) .*/\1/p' "$top/captures/torture-$1.txt" | xargs
}

check "the sections of RFC 4475" "$(echo 3.1.1.{1..13} 3.1.2.{1..19} 3.2.1 3.3.{1..15} 3.4.1)" "$(sections 4475)"
check "the sections of RFC 5118" "$(echo 4.{1..4} 4.5 4.5 4.{6..9} 4.10 4.10)" "$(sections 5118)"

for number in 4475 5118; do
    name=torture-$number
    capture=$stage/captures/$name.pcapng
    python3 "$top/captures/torture.py" "$name" "$stage"
    for file in "$name.pcapng" "$name.expected"; do
        check "$file is made of $name.txt" "$(sha256sum <"$stage/$file")" "$(sha256sum <"$top/captures/$file")"
    done
    for passes in -1 -2; do
        as_user timeout 60 tshark -r "$capture" ${passes#-1} -V >"$stage/tree" 2>"$stage/errors" || fail "$name, $passes: exit code $?"
        check "complaints of $name, $passes" "" "$(grep -viE '^Running as user|^$' "$stage/errors" || true)"
        check "frames of $name that name their test, $passes" "$(grep -cE '^(===|>>>) ' "$top/captures/$name.txt")" \
            "$(grep -cE "^    RFC $number [0-9.]+ [a-z0-9-]+(, answered with [1-6].*)?\. Annotated: " "$stage/tree")"
    done
done
finish "$checks"
