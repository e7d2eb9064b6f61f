#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# clickhouse.sh: tables, loader and numbers of packaging/fleet in Debian's ClickHouse, two servers, one of which is killed while events
# are loaded, and in one of today, which the package chdb of npm has inside.

. "$(dirname "$0")/common.sh"
need clickhouse-server=clickhouse-server clickhouse-client=clickhouse-client
prepare "${SIPCODE_FRAMES:-150000}"
all=$(events)
sql=$fleet/clickhouse

# write_settings FOLDER NUMBER: of a server on loopback.
write_settings() {
    cat >"$1/config.xml" <<XML
<?xml version="1.0"?>
<yandex>
  <logger><level>warning</level><log>$1/log</log><errorlog>$1/errors</errorlog><size>50M</size><count>1</count></logger>
  <http_port>1812$2</http_port><tcp_port>1900$2</tcp_port><interserver_http_port>1909$2</interserver_http_port>
  <interserver_http_host>127.0.0.1</interserver_http_host><listen_host>127.0.0.1</listen_host>
  <path>$1/data/</path><tmp_path>$1/tmp/</tmp_path><user_files_path>$1/files/</user_files_path>
  <format_schema_path>$1/formats/</format_schema_path><users_config>$1/users.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database><timezone>UTC</timezone>
  <mark_cache_size>67108864</mark_cache_size><uncompressed_cache_size>0</uncompressed_cache_size>
  <remote_servers><fleet>
    <shard><internal_replication>true</internal_replication><replica><host>127.0.0.1</host><port>19000</port></replica></shard>
    <shard><internal_replication>true</internal_replication><replica><host>127.0.0.1</host><port>19001</port></replica></shard>
  </fleet></remote_servers>
</yandex>
XML
    cat >"$1/users.xml" <<XML
<?xml version="1.0"?>
<yandex>
  <profiles><default><max_memory_usage>2000000000</max_memory_usage></default></profiles>
  <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
  <quotas><default><interval><duration>3600</duration><queries>0</queries><errors>0</errors><result_rows>0</result_rows><read_rows>0</read_rows><execution_time>0</execution_time></interval></default></quotas>
</yandex>
XML
}

# start_server NUMBER
start_server() {
    local folder=$stage/clickhouse$1
    mkdir -p "$folder"/{data,tmp,files,formats}
    write_settings "$folder" "$1"
    start "$folder/out" clickhouse-server --config-file="$folder/config.xml"
    of[$1]=$started
    wait_for 60 curl -sf "http://127.0.0.1:1812$1/"
}
ask() {
    clickhouse-client --port 19000 -q "$1"
}
load() {
    SIPCODE_CLICKHOUSE="clickhouse-client --port 19000" SIPCODE_TABLE=events_all SIPCODE_WAIT=${wait:-64} "$sql/load.sh" "$@"
}

# In a real fleet these are two machines.
of=()
for number in 0 1; do start_server $number; done
for number in 0 1; do
    check "tables" 0 "$(SIPCODE_CLICKHOUSE="clickhouse-client --port 1900$number" code "$sql/setup.sh" distributed)"
    cat "$stage/err"
done
begin=$SECONDS spent=$(($(spent "${of[0]}") + $(spent "${of[1]}")))
check "a load" 0 "$(code load "$data"/*.ndjson)"
cat "$stage/err"
echo "ClickHouse $(ask 'SELECT version()'), two servers: $all events in $((SECONDS - begin)) s, $(($(spent "${of[0]}") + $(spent "${of[1]}") - spent)) ms of processor time"
check "events" "$all" "$(ask 'SELECT count() FROM sipcode.events_all FINAL')"
numbers() {
    sed 's/sipcode[.]\(events\|daily\)/&_all/' "$sql/numbers.sql" | clickhouse-client --port 19000 --multiquery
}
numbers >"$stage/once.tsv"
check "the numbers are the report" 0 "$(code python3 "$here/compare.py" "$data/report.json" "$stage/once.tsv")"
cat "$stage/out"
check "the daily ones are those of the panel" "$(grep '^2-ratios' "$stage/once.tsv" | cut -f 2-5 | sort)" \
    "$(grep '^daily' "$stage/once.tsv" | cut -f 3-6 | sort)"
check "post-dial delays, by the millisecond" "$(jq -r '.delay_ms | to_entries[] | "\(.key)\t\(.value)"' "$data/report.json" | sort -n)" \
    "$(ask "SELECT intDiv(toUInt64(round(assumeNotNull(\`sipcode.call.pdd\`) * 1000000)), 1000) AS ms, count() FROM sipcode.events_all FINAL WHERE \`sipcode.kind\` = 'call' AND \`sipcode.call.attempt\` AND isNotNull(\`sipcode.call.pdd\`) GROUP BY ms ORDER BY ms")"
check "codes" "$(jq -r '.codes | to_entries[] | "\(.key)\t\(.value)"' "$data/report.json" | sort -n)" \
    "$(ask "SELECT \`sipcode.code\` AS code, count() FROM sipcode.events_all FINAL WHERE \`sipcode.kind\` = 'response' GROUP BY code ORDER BY code")"

# The second load, with one of the servers killed in the middle, and back later.
in_background load "$data"/*.ndjson
sleep 1
kill -KILL "${of[1]}"
sleep 4
start_server 1
check "the loader goes on" 0 "$(ended "$background")"
check "nothing is lost, nothing doubled" "$all" "$(ask 'SELECT count() FROM sipcode.events_all FINAL')"
check "nor in the numbers" "$(cat "$stage/once.tsv")" "$(numbers)"
kill -KILL "${of[1]}"
check "a server is away too long" 3 "$(wait=1 code load "$data"/*.ndjson)"
start_server 1
{
    cat "$data/scan.pcap.ndjson"
    echo 'no event'
} >"$stage/refused.ndjson"
check "a file with a line that is no event" 1 "$(code load "$stage/refused.ndjson" "$data/scan.pcap.ndjson")"
check "is named" "$stage/refused.ndjson: refused" "$(grep -o '^.*: refused' "$stage/err")"
ask 'OPTIMIZE TABLE sipcode.events FINAL'
echo "bytes of an event on disk: $(ask "SELECT round(sum(bytes_on_disk) / sum(rows)) FROM system.parts WHERE active AND database = 'sipcode' AND table = 'events'")"
stop_servers

if [ -z "${SIPCODE_SMALL-}" ] && command -v npm >/dev/null; then
    [ -e "$kept/node_modules/chdb" ] || npm install --silent --prefix "$kept" chdb >/dev/null 2>&1
    cat "$data"/*.ndjson | sed 's/"sipcode\.evidence":\[/"evidence":[/' >"$stage/events.ndjson"
    echo "INSERT INTO sipcode.events FROM INFILE '$stage/events.ndjson' FORMAT JSONEachRow;" >"$stage/insert.sql"
    sed 's/sipcode.events/&_all/' "$stage/insert.sql" >"$stage/insert_all.sql"
    # It reads the settings of the folder that it is called in: a cluster of itself.
    sed -n '/<remote_servers>/,/<.remote_servers>/{/19001/d; s/19000/9000/; p}' "$stage/clickhouse0/config.xml" |
        sed '1i<clickhouse><tcp_port>9000</tcp_port>' | sed '$a</clickhouse>' >"$stage/config.xml"
    echo 'SELECT version();' >"$stage/version.sql"
    NODE_PATH=$kept/node_modules TZ=UTC env -C "$stage" node "$here/chdb.js" "$stage/chdb" "$stage/version.sql" "$sql/tables.sql" "$sql/distributed.sql" \
        "$stage/insert.sql" "$stage/insert_all.sql" "$sql/numbers.sql" >"$stage/today.tsv"
    check "a ClickHouse of today, $(head -n 1 "$stage/today.tsv"), loaded twice, once through its table over servers" "$(cat "$stage/once.tsv")" "$(tail -n +2 "$stage/today.tsv")"
else
    echo "a ClickHouse of today is not tried: that takes npm"
fi
finish "$checks"
