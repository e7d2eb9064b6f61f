#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# load.sh [FILE...]: loads events, a JSON object a line, from files, *.gz too, or standard input, into ClickHouse. SIPCODE_CLICKHOUSE
# is how the client is called, "clickhouse-client" where it is not set; SIPCODE_TABLE the table, events_all over several servers.
# A file with a line that is no event is refused as a whole and named; a server that is away is asked again for some minutes.
# Arrays whose names begin alike would have to be of one length here: so sipcode.evidence becomes evidence.
# Exit code: 0 all are there, 1 a file was refused, 3 the server was away too long. Loading a file again changes nothing.
set -u
client=${SIPCODE_CLICKHOUSE:-clickhouse-client}
into="INSERT INTO sipcode.${SIPCODE_TABLE:-events} FORMAT JSONEachRow"
packed=$(mktemp) events=$(mktemp) said=$(mktemp)
trap 'rm -f "$packed" "$events" "$said"' EXIT
trap 'exit 1' HUP INT TERM

# insert: exit code of the client. What it means that a server is away: network errors, timeouts, none of several reached.
insert() {
    # shellcheck disable=SC2086 # the client has options
    $client --insert_distributed_sync 1 -q "$into" <"$events" 2>"$said"
}
away() {
    grep -q -E 'Code: (32|159|209|210|242|252|279)[.,]' "$said"
}

result=0
for file in "${@:--}"; do
    if ! gzip -cdf -- "$file" >"$packed"; then result=1 && continue; fi
    sed 's/"sipcode\.evidence":\[/"evidence":[/' "$packed" >"$events"
    wait=1
    until insert; do
        if ! away; then
            echo "$file: refused: $(cut -c 1-500 "$said")" >&2
            result=1
            break
        fi
        if [ "$wait" -gt "${SIPCODE_WAIT:-64}" ]; then
            echo "$file: not loaded: $(cut -c 1-500 "$said")" >&2
            exit 3
        fi
        sleep "$wait"
        wait=$((wait * 2))
    done
done
exit "$result"
