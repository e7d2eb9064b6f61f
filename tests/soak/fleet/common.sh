# SPDX-License-Identifier: GPL-2.0-or-later
# What the tests of packaging/fleet share: captures of the same traffic, their events and report; servers that end with the test.
# Sourced. Everything listens on loopback.

. "$(dirname "${BASH_SOURCE[0]}")/../../../packaging/need.sh"
need tshark=tshark python3=python3 jq=jq curl=curl setpriv=util-linux
. "$(dirname "${BASH_SOURCE[0]}")/../../script/lib.sh"
here=$tests/soak/fleet
fleet=$stage/fleet
kept=${SIPCODE_FLEET:-$build/fleet} # what takes long to make or to get stays from test to test
mkdir -p "$kept"
cp -R "$top/packaging/fleet" "$fleet"
install -m 755 "$build/codes/sipcode" "$stage/sipcode"
chmod -R a+rX "$stage"

pids=()
stop_servers() {
    local pid
    for pid in "${pids[@]}"; do kill_all "$pid"; done
    pids=()
}

# kill_all PID: a process and all that it has started.
kill_all() {
    local child
    kill -STOP "$1" 2>/dev/null || return 0
    for child in $(pgrep -P "$1"); do kill_all "$child"; done
    kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}
trap 'stop_servers; rm -rf "$stage"' EXIT

# start LOG COMMAND...: in the background; its process id is in $started.
start() {
    "${@:2}" >"$1" 2>&1 &
    started=$!
    pids+=("$started")
}

# in_background COMMAND...: its process id is in $background; ended PID waits for it and prints its exit code.
in_background() {
    {
        code=0
        "$@" || code=$?
        echo "$code" >"$stage/ended$BASHPID"
    } >"$stage/background.out" 2>&1 &
    background=$!
}
ended() {
    wait_for 900 test -s "$stage/ended$1"
    cat "$stage/ended$1"
}

# wait_for SECONDS COMMAND...: until it succeeds.
wait_for() {
    local end=$((SECONDS + $1))
    until "${@:2}" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || die "waited in vain for ${*:2}"
        sleep 0.3
    done
}

# code COMMAND...: its exit code; what it prints is in $stage/out and $stage/err.
code() {
    "$@" >"$stage/out" 2>"$stage/err" && echo 0 || echo $?
}

# prepare FRAMES: ten captures of so many frames together, and one of a scan, in $data with the events of each and the report of all.
prepare() {
    local scan
    data=$kept/data-$1
    [ ! -e "$data/report.json" ] || return 0
    rm -rf "$data"
    mkdir -p "$data"
    PYTHONPATH=$tests/lib:$tests/soak/bench python3 "$tests/soak/bench/generate.py" known "$1" "$data/whole.pcap"
    editcap -c $((($1 + 9) / 10)) "$data/whole.pcap" "$data/part.pcap"
    rm "$data/whole.pcap"
    scan=$data/scan.pcap
    python3 - "$scan" <<'PYTHON'
import sys

import wire

asked = wire.udp_packet(wire.request(headers="User-Agent: friendly-scanner\r\n"))
answer = wire.ip(wire.HOSTS[::-1], wire.UDP, wire.udp((5060, 5060), wire.response(404, "Not Found")))
wire.write_capture(sys.argv[1], (asked, answer))
PYTHON
    mkdir "$stage/data"
    cp "$data"/*.pcap "$stage/data/"
    chmod -R a+rwX "$stage/data"
    export SIPCODE_PROBE=probe-1
    for capture in "$stage"/data/*.pcap; do as_user "$fleet/machines/events.sh" "$capture"; done
    as_user "$stage/sipcode" report --json -j 2 -o "$stage/data/report.json" "$stage"/data/*.pcap
    cp "$stage"/data/*.ndjson "$stage/data/report.json" "$data/"
    rm -r "$stage/data"
}

# events: how many lines there are in all.
events() {
    cat "$data"/*.ndjson | wc -l
}

# search_jars VERSION LOG4J: the jars of an OpenSearch node are in $jars.
search_jars() {
    need mvn=maven java=default-jdk-headless
    jars=$kept/jars-$1
    [ -e "$jars/done" ] && return
    mvn -q -B -f "$here/pom.xml" -Dopensearch="$1" -Dlog4j="$2" dependency:copy-dependencies -DoutputDirectory="$jars" >&2
    touch "$jars/done"
}

# search_java: the newest one that is installed; OpenSearch 3 takes 21 or later.
search_java() {
    local home newest=java
    for home in /usr/lib/jvm/*; do
        [ ! -x "$home/bin/java" ] || [ "$(java_release "$home/bin/java")" -le "$(java_release "$newest")" ] || newest=$home/bin/java
    done
    echo "$newest"
}
java_release() {
    "$1" -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p'
}

# start_node NUMBER [SEED...]: an OpenSearch at http://127.0.0.1:1920NUMBER.
start_node() {
    ! curl -s "http://127.0.0.1:1920$1" >/dev/null || die "there is a server at port 1920$1 already"
    start "$stage/node$1.log" "$(search_java)" -Xms512m -Xmx512m -Dlog4j2.disable.jmx=true -cp "$jars/*" "$here/SearchNode.java" \
        "$stage/node$1" "n$1" "1920$1" "1930$1" "${@:2}"
}

# spent PID: milliseconds of processor time.
spent() {
    echo $((($(cut -d ' ' -f 14,15 "/proc/$1/stat" | tr ' ' '+')) * 1000 / $(getconf CLK_TCK)))
}

# documents URL: how many there are.
documents() {
    curl -sf -X POST "$1/_refresh" >/dev/null
    curl -sf "$1/sipcode-*/_count" | jq .count
}
