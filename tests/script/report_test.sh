#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# tshark -z sipcode,...: the pages of the program sipcode, without a capture; a wrong argument gets one line.

. "$(dirname "$0")/lib.sh"

# report ARGUMENT: its output without the line that tshark writes for root.
report() {
    as_user timeout 20 tshark -z "$1" 2>&1
}

check "a code" "$("$build/codes/sipcode" 486)" "$(report sipcode,explain,486)"
check "two codes" "$("$build/codes/sipcode" 204 603)" "$(report sipcode,compare,204,603)"
check "an unknown code" "$("$build/codes/sipcode" 499 || true)" "$(report sipcode,explain,499)"
check "with a capture too" "$("$build/codes/sipcode" 486)" \
    "$(as_user tshark -r "$stage/captures/busy.pcap" -q -z sipcode,explain,486)"
one="sipcode: give one code from 100 to 699, as in 486"
two="sipcode: give two codes from 100 to 699, as in 204,603"
for argument in "" , ,abc ,42 ,700 ,486,600 ,486x; do
    check "explain$argument" "$one" "$(report "sipcode,explain$argument" || true)"
done
for argument in ,486 ,486, ,486,600,603 ,486,abc; do
    check "compare$argument" "$two" "$(report "sipcode,compare$argument" || true)"
done
checks=$((checks + 1))
if report sipcode,explain,abc >/dev/null; then fail "a wrong argument is no success"; fi
finish "$checks"
