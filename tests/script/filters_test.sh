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
        '_ws.expert.severity == "Error"' '_ws.expert.message contains "nonce"' 'frame && !sipcode.similar'; do
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
finish "$checks"
