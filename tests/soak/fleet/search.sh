#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# search.sh [two|three|cluster]: templates, loader and panels of packaging/fleet against OpenSearch 2 and 3, a node alone and three of them, one of which is
# killed while events are loaded; or one of these. Elasticsearch is not tried: Maven has no whole server of it.

. "$(dirname "$0")/common.sh"
url=http://127.0.0.1:19200
prepare "${SIPCODE_FRAMES:-150000}"
all=$(events)

# load [OPTION...]: all events; what the loader says.
load() {
    "$fleet/search/load.py" "$@" "$data"/*.ndjson
}

check_alone() {
    search_jars "$1" "$2"
    start_node 0
    wait_for 600 curl -sf "$url/_cluster/health?wait_for_status=green"
    check "version" "$1" "$(curl -s "$url" | jq -r .version.number)"
    check "templates" 0 "$(code "$fleet/search/setup.py" "$url")"
    check "templates again" 0 "$(code "$fleet/search/setup.py" "$url")"
    check "no policy without the plugin for it" 1 "$(grep -c 'no Index State Management' "$stage/err")"
    local begin=$SECONDS spent
    spent=$(spent "$started")
    check "all are new" "$all new, 0 there before, 0 refused" "$(load "$url")"
    echo "OpenSearch $1, one node: $all events in $((SECONDS - begin)) s, $(($(spent "$started") - spent)) ms of processor time"
    check "documents" "$all" "$(documents "$url")"
    check "all are there" "0 new, $all there before, 0 refused" "$(load "$url")"
    check "documents after a second load" "$all" "$(documents "$url")"
    check "the panels are the report" 0 "$(code python3 "$here/compare.py" "$data/report.json" "$url")"
    cat "$stage/out"
    curl -sf "$url/_cat/indices/sipcode-*?bytes=b&h=index,docs.count,store.size"
}

check_refusals() {
    local first
    first=$(head -n 1 "$data/scan.pcap.ndjson")
    jq -c '."event.id" = "00000000000000000000000000000000" | ."sipcode.unknown" = 1' <<<"$first" >"$stage/refused.ndjson"
    printf '%s\n' "$first" 'no event' >>"$stage/refused.ndjson"
    check "a field that is not in the mapping" 1 "$(code "$fleet/search/load.py" "$url" "$stage/refused.ndjson")"
    check "what is there is not refused" "0 new, 1 there before, 2 refused" "$(cat "$stage/out")"
    check "each is named" "$stage/refused.ndjson:1: 400 strict_dynamic_mapping_exception
$stage/refused.ndjson:3: no event" "$(cut -d : -f 1-3 "$stage/err" | sort)"
}

# A data stream knows ids only until it rolls over: the README says so.
check_stream() {
    local name=sipcode-live-probe-1
    gzip -c "$data/scan.pcap.ndjson" >"$stage/scan.ndjson.gz"
    check "a data stream" "2 new, 0 there before, 0 refused" \
        "$("$fleet/search/load.py" --stream $name "$url" "$stage/scan.ndjson.gz" | sed "s/^$(wc -l <"$data/scan.pcap.ndjson") /2 /")"
    check "again" "0 new" "$("$fleet/search/load.py" --stream $name "$url" "$stage/scan.ndjson.gz" | cut -d , -f 1)"
    check "one index" 1 "$(curl -s "$url/_data_stream/$name" | jq '.data_streams[0].indices | length')"
    curl -sf -X POST "$url/$name/_rollover" >/dev/null
    check "after it rolled over ids are new" "2 new" \
        "$("$fleet/search/load.py" --stream $name "$url" "$stage/scan.ndjson.gz" | cut -d , -f 1 | sed "s/^$(wc -l <"$data/scan.pcap.ndjson") /2 /")"
    curl -sf -X DELETE "$url/_data_stream/$name" >/dev/null
}

check_three() {
    local node manager loader survivor
    search_jars "$1" "$2"
    rm -rf "$stage"/node?
    local of=()
    for node in 0 1 2; do start_node $node 127.0.0.1:1930{0,1,2} && of+=("$started"); done
    wait_for 600 curl -sf "$url/_cluster/health?wait_for_nodes=3&wait_for_status=green"
    check "templates" 0 "$(code "$fleet/search/setup.py" "$url")"
    manager=$(curl -sf "$url/_cat/cluster_manager?h=node" | tr -d 'n ')
    survivor=$(((manager + 1) % 3))
    url=http://127.0.0.1:1920$survivor
    in_background load "$url"
    loader=$background
    wait_for 600 eval '[ "$(documents "$url")" -gt $((all / 10)) ]'
    kill -KILL "${of[manager]}"
    echo "killed n$manager, which managed the cluster, at $(documents "$url") of $all documents"
    check "the loader goes on" 0 "$(ended $loader)"
    cat "$stage/background.out"
    wait_for 120 curl -sf "$url/_cluster/health?wait_for_nodes=2&wait_for_status=yellow"
    check "nothing is lost" "$all" "$(documents "$url")"
    check "nor found new" "0 new, $all there before, 0 refused" "$(load "$url")"
    check "the panels are the report" 0 "$(code python3 "$here/compare.py" "$data/report.json" "$url")"
}

try_two() {
    check_alone 2.19.6 2.25.4
    check_refusals
    check_stream
    stop_servers
    check "no server: load again later" 3 "$(SIPCODE_TRIES=2 code "$fleet/search/load.py" "$url" "$data/scan.pcap.ndjson")"
    rm -rf "$stage/node0"
}
try_three() {
    [ "$(java_release "$(search_java)")" -ge 21 ] || { echo "OpenSearch 3 is not tried: it takes Java 21" && return; }
    check_alone 3.9.0 2.25.5
    stop_servers
}
try_cluster() {
    if [ "$(java_release "$(search_java)")" -ge 21 ]; then check_three 3.9.0 2.25.5; else check_three 2.19.6 2.25.4; fi
}
for part in ${1:-two three cluster}; do "try_$part"; done
finish "$checks"
