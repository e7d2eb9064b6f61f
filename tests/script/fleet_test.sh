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
check "no server: exit code" 3 "$(SIPCODE_TRIES=1 "$fleet/search/load.py" http://127.0.0.1:1 "$spool/no-answer.pcap.ndjson" >/dev/null 2>&1 && echo 0 || echo $?)"
check "nor for templates" "http://127.0.0.1:1: no server answers there: [Errno 111] Connection refused" "$("$fleet/search/setup.py" http://127.0.0.1:1 2>&1)"
finish "$checks"
