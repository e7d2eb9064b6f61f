#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# sessions_test.sh [LOADS]: capture after capture is opened in one sharkd, with other preferences each time: what is said stays
# right, and of those that were closed nothing is held but the labels of texts that never change, which all captures share.

. "$(dirname "$0")/lib.sh"
command -v sharkd >/dev/null || { echo "this release has no sharkd"; exit 77; }
[ -f "$build/tests/script/libheld.so" ] || { echo "what is held can be counted on Linux only"; exit 77; }
cp "$build/tests/script/libheld.so" "$stage/"
chmod a+r "$stage/libheld.so"

# after LOADS: what the module holds then, with the first capture open.
after() {
    as_user HELD="$stage/home/held" PRELOAD="$stage/libheld.so" python3 -B "$stage/script/sessions.py" "$1" \
        "$stage"/captures/{busy,transfer-done,wrong-password,prack}.pcap && cat "$stage/home/held"
}

# Each capture once: all labels are made.
once=$(after 4) || fail "$once"
often=$(after "${1:-64}") || fail "what is said changes: $often"
echo "held after ${1:-64} loads: $often"
check "what is held" "${once%,*}" "${often%,*}"
finish 2
