#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# packaging/fleet without its engines: mappings and columns are those of the schema of events, the dashboard holds together, a spool
# makes events of finished captures. tests/soak/fleet has the engines.

. "$(dirname "$0")/lib.sh"
cp -R "$top/packaging/fleet" "$stage/fleet"
chmod -R a+rX "$stage/fleet"
fleet=$stage/fleet

fields=$(jq -r '.properties | keys[]' "$top/plugin/core/event/event.schema.json" | sort)
check "the mapping has the fields of events" "$fields" \
    "$(jq -r '.template.mappings.properties | paths(type == "object" and (.type | type) == "string" and .type != "alias") |
        map(select(. != "properties")) | join(".")' "$fleet/search/mappings.json" | sort)"
check "columns of tables.sql" "$fields" "$(sed -n '/^CREATE TABLE.*events/,/^)/s/^  `\{0,1\}\([@a-z_.]*\)`\{0,1\} [A-Z].*/\1/p' "$fleet/clickhouse/tables.sql" |
    sed '/^ts$/d; s/^evidence$/sipcode.evidence/' | sort)"

"$fleet/search/panels.py" >"$stage/dashboard"
check "objects of the dashboard" "1 dashboard 1 index-pattern 6 visualization" "$(jq -r .type "$stage/dashboard" | sort | uniq -c | xargs)"
check "what it refers to is there" "" "$(comm -23 <(jq -r '.references[].id' "$stage/dashboard" | sort) <(jq -r .id "$stage/dashboard" | sort))"
check "a panel for each reference" 6 "$(jq -r 'select(.type == "dashboard") | .attributes.panelsJSON | fromjson | map(.panelRefName) | unique | length' "$stage/dashboard")"
check "fields that panels ask for are in events" "" "$(comm -13 <(echo "$fields") <(cat "$fleet"/search/panels/*.json |
    jq -r '.. | objects | (.term? // .terms? // empty | keys[]), .field?' | grep -E '^(@|event|sip|sipcode|source|destination)[.a-z_]*$' | sort -u))"
for file in "$fleet"/*/*.sh; do check "$(basename "$file")" "" "$(sh -n "$file" 2>&1)"; done

# The programs of Vector's own language, where Python has it; and what is only YAML.
if python3 -c 'import pyvrl, yaml' 2>/dev/null; then
    as_user tshark -n -q -r "$stage/captures/no-answer.pcap" -z "sipcode,events,$stage/tmp/vector.ndjson"
    check "programs of Vector" "" "$(python3 "$stage/script/vector.py" "$fleet/live/vector.yaml" "$stage/tmp/vector.ndjson")"
    rm "$stage/tmp/vector.ndjson"
else
    echo "the programs of Vector are not tried: that takes pyvrl and PyYAML of PyPI"
fi
if command -v systemd-analyze >/dev/null; then
    mkdir "$stage/units"
    for unit in "$fleet"/live/*.service; do sed "s,/usr/share/doc/wireshark-sipcode/examples/fleet,$fleet," "$unit" >"$stage/units/$(basename "$unit")"; done
    check "units of systemd" "" "$(systemd-analyze verify "$stage"/units/*.service 2>&1)"
fi

# A run that is killed leaves a part, which the next one removes.
mkdir "$stage/killing"
printf '#!/bin/sh\nkill -KILL $PPID\n' >"$stage/killing/tshark"
chmod -R a+rx "$stage/killing"
cp "$stage/captures/busy.pcap" "$stage/tmp/"
! as_user env PATH="$stage/killing:$PATH" "$fleet/machines/events.sh" "$stage/tmp/busy.pcap" 2>/dev/null || fail "it was not killed"
check "a part is left" 1 "$(find "$stage/tmp" -name '.events.*' | wc -l)"
as_user "$fleet/machines/events.sh" "$stage/tmp/busy.pcap"
check "the next run removes it" busy.pcap.ndjson "$(find "$stage/tmp" \( -name '.events.*' -o -name '*.ndjson' \) -printf '%f\n')"

# Names that an option could be taken for.
as_user mkdir "$stage/tmp/probe=x" "$stage/tmp/a,b"
as_user env -C "$stage/tmp" sh -c 'rm -f busy.pcap.ndjson; mv busy.pcap ./-r.pcap; "$0" -r.pcap probe=x && "$0" -r.pcap a,b && "$0" -r.pcap' "$fleet/machines/events.sh"
check "a file that begins like an option" "-r.pcap.ndjson a,b/-r.pcap.ndjson probe=x/-r.pcap.ndjson" "$(cd "$stage/tmp" && echo ./*.ndjson */*.ndjson | sed 's,^[.]/,,')"
check "a folder that does" "$(sed 's/.*"file.name"/"file.name"/' "$stage/tmp/-r.pcap.ndjson")" "$(sed 's/.*"file.name"/"file.name"/' "$stage/tmp/probe=x/-r.pcap.ndjson")"

ring=$stage/tmp/ring spool=$stage/tmp/spool
as_user mkdir "$ring" "$spool"
spool() {
    as_user env SIPCODE_PROBE=probe-1 "$fleet/live/spool.sh" "$ring" "$spool" once >/dev/null 2>"$stage/err"
}
cp "$stage"/captures/{busy,no-answer,cancelled}.pcap "$ring"
printf '\324\303\262\241' >"$ring/short.pcap"
second=0
for name in busy short cancelled no-answer; do touch -d "2026-01-01 00:00:$((second += 1))" "$ring/$name.pcap"; done
spool
check "finished captures" "busy.pcap.ndjson cancelled.pcap.ndjson" "$(cd "$spool" && echo *)"
check "one that cannot be read is named" "unreadable: short.pcap" "$(grep '^unreadable' "$stage/err")"
check "events name probe and file" "probe-1 busy.pcap" "$(jq -r '"\(."observer.name") \(."file.name")"' "$spool/busy.pcap.ndjson" | sort -u)"
rm "$spool"/*.ndjson
cp "$stage/captures/glare.pcap" "$ring"
spool
check "each is read once" no-answer.pcap.ndjson "$(cd "$spool" && echo *)"
check "and nothing is said" "" "$(grep -v "^Running as" "$stage/err")"
check "no server: exit code" 3 "$(SIPCODE_TRIES=1 "$fleet/search/load.py" http://127.0.0.1:1 "$spool/no-answer.pcap.ndjson" >/dev/null 2>&1 && echo 0 || echo $?)"
check "nor for templates" "http://127.0.0.1:1: no server answers there: [Errno 111] Connection refused" "$("$fleet/search/setup.py" http://127.0.0.1:1 2>&1)"

# A dumpcap that begins again knows nothing of the files of the one before: what is more than FILES goes, read or not.
rm "$spool"/*.ndjson
cp "$stage/captures/cancelled.pcap" "$ring/newer.pcap"
cp "$stage/captures/cancelled.pcap" "$ring/not-finished.pcap"
touch -d '2026-01-01 00:00:00' "$ring/newer.pcap"
as_user chmod a+rwx "$ring"
as_user env FILES=3 "$fleet/live/spool.sh" "$ring" "$spool" once 2>"$stage/err"
check "as many captures as the ring may have" 3 "$(find "$ring" -name '*.pcap' | wc -l)"
check "the oldest goes, though it was not read" "lost: newer.pcap was overwritten before it was read" "$(grep '^lost' "$stage/err")"
check "the others are read" glare.pcap.ndjson "$(cd "$spool" && echo *)"

# What a server says of each event of a bulk; what is no event, or cannot be read, keeps the others from nothing.
python3 "$stage/script/bulk_server.py" "$stage/port" &
server=$!
trap 'kill "$server"; rm -rf "$stage"' EXIT
until [ -s "$stage/port" ]; do sleep 0.1; done
url=http://127.0.0.1:$(cat "$stage/port")

# load COMMAND...: what it says, and its exit code.
load() {
    local status=0
    SIPCODE_TRIES=2 "$fleet/search/load.py" "$@" 2>&1 | sed "s,$stage/,," || status=${PIPESTATUS[0]}
    echo "exit code $status"
}
# event ID [TIME]
event() {
    printf '{"event.id":"%s","@timestamp":"%s","observer.name":"p"}\n' "$1" "${2-2026-11-29T00:00:00.000000Z}"
}
id=$(printf '0%.0s' {1..31})
for first in a b c d; do event "$first$id"; done >"$stage/half.ndjson"
check "half of a bulk is refused" "half.ndjson:3: 400 type_of_400: so
2 new, 1 there before, 1 refused
exit code 1" "$(load "$url" "$stage/half.ndjson")"
{
    printf '{}\n\377\n'
    event "$(printf 'a%.0s' {1..600})"
    event "a$id" yesterday
    event "a$id"
} >"$stage/odd.ndjson"
event "a$id" | gzip | head -c 40 >"$stage/cut.ndjson.gz"
check "what is no event" "odd.ndjson:1: no event: 'event.id'
odd.ndjson:2: no event: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
odd.ndjson:3: no event: event.id is not 32 digits of a hash
odd.ndjson:4: no event: @timestamp is no time
nowhere.ndjson:1: cannot be read: No such file or directory
cut.ndjson.gz:1: cannot be read: Compressed file ended before the end-of-stream marker was reached
3 new, 1 there before, 7 refused
exit code 1" "$(load "$url" "$stage"/{odd.ndjson,nowhere.ndjson,cut.ndjson.gz,half.ndjson} | grep -v half)"
check "an answer that is none of an engine" "0 new, 0 there before, 0 refused
the server refuses all: 200 \"<p>items</p>\"
exit code 1" "$(load "$url/page" "$stage/half.ndjson")"
for address in 127.0.0.1:9200 http:// http://a:b@127.0.0.1:9200 http://127.0.0.1:x 'http://[::1'; do
    check "no address: $address" "exit code 2" "$(load "$address" "$stage/half.ndjson" | tail -n 1)"
    for program in setup panels; do
        check "nor for $program.py" "an address of a server is as http://127.0.0.1:9200" "$("$fleet/search/$program.py" "$address" 2>&1)"
    done
done
finish "$checks"
