#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Events of all captures: each as event.schema.json says, its id its own, their sums those of the report, and the same bytes on each
# pass and in each language. The captures are read as one, which takes a second and not a minute.

. "$(dirname "$0")/lib.sh"

schema=$top/plugin/core/event/event.schema.json
[ ! -d "$shared/captures" ] || cp "$shared"/captures/*cap* "$stage/captures/"
mergecap -a -w "$stage/all.pcapng" "$stage"/captures/*cap*
chmod a+r "$stage/all.pcapng"

# events FILE [TSHARK OPTION...]: writes those of all captures.
events() {
    as_user tshark -n -q -r "$stage/all.pcapng" -z "sipcode,events,probe=a%2Cb,capture=all.pcapng,$stage/tmp/$1" "${@:2}" 2>"$stage/complaints"
    check "no complaint: ${*:2}" "" "$(cat "$stage/complaints")"
}

events one -z sipcode,report,json >"$stage/report.json"
check "events by the schema, and sums" "" "$(python3 "$tests/script/events.py" "$schema" "$stage/tmp/one" "$stage/report.json")"
check "a probe and a file" '["a,b","all.pcapng"]' "$(sed -n 1p "$stage/tmp/one" | jq -c '[."observer.name", ."file.name"]')"

# same NAME [TSHARK OPTION...]: they are the same in another way.
same() {
    events other "${@:2}"
    check "$1" "" "$(cmp "$stage/tmp/one" "$stage/tmp/other" 2>&1)"
}
same "again"
same "two passes" -2
same "a read filter" -2 -R 'sip || frame.number > 0'
same "in Japanese" -o sipcode.language:ja
same "with a tree" -Y 'sipcode.code == 486'

# What strangers send: methods in small letters and without end, more Via than are read, numbers out of bounds.
python3 - "$stage/hostile.pcap" <<'PYTHON'
import sys

import wire

LONG = "M" * 300
MANY = "".join(f"Via: SIP/2.0/UDP host{number}\r\n" for number in range(200))
LIST = "Via: " + ",".join(f"SIP/2.0/UDP host{number}" for number in range(300)) + "\r\n"
BAD = "Expires: 99999999999\r\nRetry-After: -1\r\nWarning: 70000 a b\r\nReason: Q.850;cause=99999\r\n"


def asked(*request):
    return wire.udp_packet(wire.request(*request))


def answered(*response):
    return wire.ip(wire.HOSTS[::-1], wire.UDP, wire.udp((5060, 5060), wire.response(*response)))


wire.write_capture(sys.argv[1], (
    asked("invite", 1), answered(404, "Not Found", "invite", 1), asked("invite", 2), asked("invite", 2),
    asked(LONG, 3), answered(501, "No", LONG, 3), answered(404, "No", "OPTIONS", 4, MANY), answered(404, "No", "OPTIONS", 5, LIST),
    asked("BYE\x01\"", 6), answered(481, "No", 'bye\x01"\xff', 6), answered(0, "No", "REGISTER", 7, BAD), answered(200, "OK", "REGISTER", 8, BAD)))
PYTHON
chmod a+r "$stage/hostile.pcap"
as_user tshark -n -q -r "$stage/hostile.pcap" -z "sipcode,events,$stage/tmp/hostile" -z sipcode,report,json >"$stage/report.json"
check "what strangers send, by the schema" "" "$(python3 "$tests/script/events.py" "$schema" "$stage/tmp/hostile" "$stage/report.json")"
check "a method as it was sent" invite "$(jq -r 'select(."sipcode.kind" == "call") | ."sip.cseq.method"' "$stage/tmp/hostile" | sort -u)"
check "Via that are counted" "129 null" "$(jq -r 'select(."sip.cseq.method" == "OPTIONS") | ."sipcode.hops"' "$stage/tmp/hostile" | xargs)"

# filtered FILTER: with that read filter only frames that pass it have events, and as many as the report counts.
filtered() {
    events filtered -2 -R "$1" -z sipcode,report,json >"$stage/report.json"
    check "sums: $1" "" "$(python3 "$tests/script/events.py" "$schema" "$stage/tmp/filtered" "$stage/report.json")"
    check "frames: $1" "" "$(comm -23 <(jq '."sipcode.frame"' "$stage/tmp/filtered" | sort -u) \
        <(as_user tshark -n -r "$stage/all.pcapng" -Y "$1" -T fields -e frame.number | sort -u))"
}
filtered 'sip.Status-Code >= 400'
filtered '!(sip.Method == "INVITE")'
filtered '!sip || sip.Method || sip.Status-Code == 486'
filtered 'frame.len > 400'
number=$(as_user tshark -r "$stage/captures/busy.pcap" -Y "sip.Status-Code == 486" -T fields -e frame.number | sed -n 1p)
editcap -r "$stage/captures/busy.pcap" "$stage/last.pcap" "1-$number"
chmod a+r "$stage/last.pcap"
last=$(as_user tshark -q -r "$stage/last.pcap" -2 -R '!(sip.Status-Code == 486)' -z sipcode,events)
check "the last frame is left out" "100 unknown" "$(jq -r '."sipcode.code" // ."sipcode.call.outcome"' <<<"$last" | xargs)"

one=$(as_user tshark -q -r "$stage/captures/busy.pcap" -z sipcode,events)
check "to standard output" '["call","response"]' "$(jq -cs 'map(."sipcode.kind") | unique' <<<"$one")"
check "a probe that is not escaped" "50% null" "$(as_user env -C "$stage/tmp" tshark -q -r "$stage/captures/busy.pcap" -z "sipcode,events,probe=50%" |
    jq -r '"\(."observer.name") \(."file.name")"' | sort -u)"
check "no probe" 0 "$(jq -s 'map(select(has("observer.name"))) | length' <<<"$one")"

# wrong ARGUMENT LINE [TSHARK OPTION...]: it ends with 1 and says so first.
wrong() {
    local said status=0
    said=$(as_user tshark -q -r "$stage/captures/busy.pcap" -z "$1" "${@:3}" 2>&1) || status=$?
    check "$1" "1 sipcode: $2" "$status $(sed -n 1p <<<"$said")"
}
wrong sipcode,eventsx "give a file behind the comma, as in sipcode,events,events.ndjson"
wrong sipcode,events,probe=a, "give a file behind the comma, as in sipcode,events,events.ndjson"
wrong sipcode,events,/nowhere/events.ndjson "/nowhere/events.ndjson cannot be written: No such file or directory"
wrong sipcode,events "give sipcode,events only once" -z sipcode,events
if [ -c /dev/full ]; then
    wrong sipcode,events,/dev/full "/dev/full cannot be written: No space left on device"
fi
finish "$checks"
