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

one=$(as_user tshark -q -r "$stage/captures/busy.pcap" -z sipcode,events)
check "to standard output" '["call","response"]' "$(jq -cs 'map(."sipcode.kind") | unique' <<<"$one")"
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
