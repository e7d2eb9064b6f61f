#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Nothing of what strangers send reaches a terminal raw, and every response is explained all the same.

. "$(dirname "$0")/lib.sh"
capture=$stage/hostile.pcap
python3 "$tests/script/hostile.py" "$capture"
chmod a+r "$capture"
responses=$(as_user tshark -r "$capture" -Y sip.Status-Code | wc -l) # for Wireshark a line with NUL is none of SIP
checks=0

# prints NAME TSHARK OPTION...: what is ours of its output, in $stage/NAME; it ends well and in time.
prints() {
    local name=$1
    shift
    checks=$((checks + 1))
    as_user timeout 120 tshark -r "$capture" "$@" >"$stage/$name" 2>"$stage/errors" || fail "$name: exit code $?"
    ! grep -viE '^Running as user|^$' "$stage/errors" || fail "$name: it complains"
}

fields=$(as_user tshark -G fields | awk -F'\t' '$1 == "F" && $3 ~ /^sipcode\./ && $3 !~ /expert/ { print "-e " $3 }')
# shellcheck disable=SC2086
prints fields -Y sipcode -T fields $fields
prints tree -Y sipcode -V -O sipcode
prints json -Y sipcode -T json -J sipcode
prints messages -Y sipcode -T fields -e _ws.expert.message
sed -n '/^\[SIP Response Code/,/^$/p' "$stage/tree" >"$stage/ours"
jq -r '.[]._source.layers.sipcode | .. | strings' "$stage/json" >"$stage/strings"

checks=$((checks + 2))
[ "$responses" -gt 300 ] && [ "$(wc -l <"$stage/fields")" = "$responses" ] || fail "$(wc -l <"$stage/fields") of $responses responses are explained"
grep -q red "$stage/ours" && grep -q '%s%n{user}' "$stage/ours" || fail "the texts of strangers are not in what is checked"
python3 "$tests/script/hostile.py" CHECK "$stage"/{fields,ours,strings,messages} || fail "see above"
finish "$checks"
