#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# live.sh: the spool of a probe: killed and started again, with a full disk, behind a ring that goes on, with an engine that is away.
# Vector and Filebeat are not tried: they are in no package registry. The units are only read by systemd-analyze.

. "$(dirname "$0")/common.sh"
[ "$(id -u)" -eq 0 ] || die "capturing needs root"
need dumpcap=wireshark-common
prepare "${SIPCODE_FRAMES:-150000}"
url=http://127.0.0.1:19200
ring=$stage/ring spool=$stage/spool
export SIPCODE_PROBE=probe-1 SIPCODE_PAUSE=0.2
mkdir "$ring" "$spool"
chmod 777 "$ring" "$spool"

# put NAME...: captures that were finished, in their order.
second=0
put() {
    local name
    for name in "$@"; do
        cp "$data/$name" "$ring/.$name"
        second=$((second + 1))
        touch -d "2026-01-01 00:00:$second" "$ring/.$name"
        chmod a+r "$ring/.$name"
        mv "$ring/.$name" "$ring/$name"
    done
}
spool() {
    as_user "$fleet/live/spool.sh" "$ring" "$spool" "$@"
}
ids() {
    cat "$@" | jq -r '."event.id"' | sort
}

mapfile -t names < <(cd "$data" && ls part*.pcap)
put "${names[@]:0:4}"
check "a look at the ring" 0 "$(code spool once)"
check "the newest is not finished" "${names[*]:0:3}" "$(cd "$spool" && echo *.ndjson | sed 's/[.]ndjson//g')"
check "their events" "$(for name in "${names[@]:0:3}"; do echo "$data/$name.ndjson"; done | xargs cat | sha256sum)" \
    "$(cat "$spool"/*.ndjson | sha256sum)"

# Killed in the middle of a capture, with all that it has started; then again.
put "${names[4]}"
for _ in 1 2; do
    start "$stage/spool.log" spool
    wait_for 60 compgen -G "$spool/.events.*"
    stop_servers
    check "a part is no file of the spool" 3 "$(echo "$spool"/*.ndjson | wc -w)"
done
check "a restart" 0 "$(code spool once)"
check "leaves nothing behind" "" "$(find "$spool" -name '.events.*')"
check "and neither loses nor doubles" "$(for name in "${names[@]:0:4}"; do echo "$data/$name.ndjson"; done | xargs cat | jq -r '."event.id"' | sort)" \
    "$(ids "$spool"/*.ndjson)"
rm "$spool"/*.ndjson
check "what was shipped is not made again" 0 "$(code spool once)"
check "as the list says" 0 "$(echo "$spool"/*.ndjson | wc -w)"

# A disk that is full, then is not.
rm -r "$ring" "$spool"
mkdir "$ring" "$spool"
mount -t tmpfs -o size=256k,mode=777 none "$spool"
put "${names[@]:0:3}"
check "a full disk" 0 "$(code spool once)"
check "leaves no part of a file" 0 "$(find "$spool" -name '*events.*' -o -name '*.ndjson' | wc -l)"
check "and nothing is done" 0 "$(wc -l <"$spool/.done")"
mount -o remount,size=64M "$spool"
check "room again" 0 "$(code spool once)"
check "all is there" "$(for name in "${names[@]:0:2}"; do echo "$data/$name.ndjson"; done | xargs cat | sha256sum)" "$(cat "$spool"/*.ndjson | sha256sum)"

# A spool at its limit waits, while the ring goes on.
put "${names[@]:3:3}"
check "a spool that may hold a megabyte" 0 "$(SIPCODE_SPOOL_MB=1 code spool once)"
check "waits" 2 "$(echo "$spool"/*.ndjson | wc -w)"
check "and says so" "waiting: the spool is full" "$(cat "$stage/err")"
start "$stage/spool.err" as_user env SIPCODE_SPOOL_MB=1 "$fleet/live/spool.sh" "$ring" "$spool"
wait_for 30 grep -q waiting "$stage/spool.err"
rm "$ring/${names[2]}"
wait_for 30 grep -q lost "$stage/spool.err"
check "what the ring overwrites is named" "lost: ${names[2]} was overwritten before it was read" "$(grep -m 1 lost "$stage/spool.err")"
stop_servers

# No capture keeps the others waiting.
head -c 3000 "$data/${names[6]}" >"$ring/cut.pcap"
printf '\324\303\262\241' >"$ring/short.pcap"
touch -d '2026-01-01 00:00:30' "$ring/cut.pcap"
touch -d '2026-01-01 00:00:31' "$ring/short.pcap"
second=31
put "${names[7]}"
check "damaged captures" 0 "$(code spool once)"
check "are named" "cut: cut.pcap was read only in part
unreadable: short.pcap" "$(grep -E '^(cut|unreadable): ' "$stage/err")"
umount "$spool"

# Shipping, with an engine that comes late.
search_jars 2.19.6 2.25.4
for name in "${names[@]:0:3}"; do cp "$data/$name.ndjson" "$spool/"; done
head -c 100 "$data/scan.pcap.ndjson" >"$spool/zz-broken.ndjson"
chmod -R a+rwX "$spool"
ship() {
    env SIPCODE_ONCE=1 SIPCODE_TRIES=1 "$fleet/live/ship.sh" "$spool" "$fleet/search/load.py" "$url"
}
check "no engine" 3 "$(code ship)"
check "nothing is gone" 4 "$(echo "$spool"/*.ndjson | wc -w)"
start_node 0
wait_for 600 curl -sf "$url/_cluster/health?wait_for_status=green"
check "templates" 0 "$(code "$fleet/search/setup.py" "$url")"
start "$stage/ship.log" env SIPCODE_TRIES=1 "$fleet/live/ship.sh" "$spool" "$fleet/search/load.py" "$url"
wait_for 600 eval '[ "$(documents "$url")" -gt 0 ]'
kill_all "$started"
check "shipping after it was killed" 0 "$(code ship)"
check "all is shipped" 0 "$(echo "$spool"/*.ndjson | wc -w)"
check "once" "$(cat "$data/${names[0]}.ndjson" "$data/${names[1]}.ndjson" "$data/${names[2]}.ndjson" | wc -l)" "$(documents "$url")"
check "what is refused is kept apart" zz-broken.ndjson "$(ls "$spool/refused")"

# dumpcap itself, on loopback: 30 calls over 6 seconds, in files of 2 seconds.
rm -r "$ring" "$spool"
mkdir "$ring" "$spool"
chmod 777 "$ring" "$spool"
start "$stage/dumpcap.log" dumpcap -q -i lo -f 'udp port 5060' -b duration:2 -b filesize:200000 -b files:20 -w "$ring/ring.pcapng"
wait_for 30 compgen -G "$ring/*.pcapng"
sleep 1
python3 "$here/busy_calls.py" 30 6
sleep 3
python3 "$here/busy_calls.py" 1 0 # what comes later closes the file before
sleep 1
chmod a+r "$ring"/*
check "captures of the ring" 0 "$(code spool once)"
check "more than one" 1 "$(($(echo "$spool"/*.ndjson | wc -w) > 1))"
check "the responses of 30 calls" 30 "$(cat "$spool"/*.ndjson | jq -r 'select(."sipcode.code" == 486 and ."sipcode.kind" == "response") | ."sip.call_id"' | sort -u | wc -l)"
check "each with an id of its own" "$(cat "$spool"/*.ndjson | wc -l)" "$(ids "$spool"/*.ndjson | uniq | wc -l)"

if command -v systemd-analyze >/dev/null; then
    mkdir -p "$stage/units"
    for unit in "$fleet"/live/*.service; do sed "s,/usr/share/doc/wireshark-sipcode/examples/fleet,$fleet," "$unit" >"$stage/units/$(basename "$unit")"; done
    check "units" "" "$(systemd-analyze verify "$stage"/units/*.service 2>&1)"
fi
finish "$checks"
