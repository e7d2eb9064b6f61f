# SPDX-License-Identifier: GPL-2.0-or-later
# What the scripts that make the captures share. Sourced first: it runs the script again as process 1 of a
# process and a network namespace of its own. There every address and port is free, only the script's own
# packets pass, and the kernel ends whatever is left when the script ends or its 60 seconds are over.

set -euo pipefail

captures=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
name=$(basename "$0" .sh)
proxy=192.0.2.1
alice=192.0.2.10
bob=192.0.2.20
carol=192.0.2.30

if [ -z "${CAPTURE_WORK:-}" ]; then
    CAPTURE_WORK=$(mktemp -d)
    export CAPTURE_WORK
    trap 'rm -rf "$CAPTURE_WORK"' EXIT
    timeout -s KILL 60 unshare --net --pid --fork --kill-child --mount-proc "$captures/$name.sh"
    exit
fi

work=$CAPTURE_WORK
ip link set lo up
for address in "$proxy" "$alice" "$bob" "$carol"; do ip address add "$address/32" dev lo; done

# wait_until COMMAND...: until it succeeds; fails after 15 s and shows what the programs said.
wait_until() {
    local tries=300

    until "$@" >/dev/null 2>&1; do
        if [ $((tries -= 1)) -eq 0 ]; then
            echo "$name: in vain: $*" >&2
            tail -n 20 "$work"/*.log >&2
            return 1
        fi
        sleep 0.05
    done
}

# listens tcp|udp PORT [ADDRESS]
listens() {
    ss -Hln --"$1" "sport = :$2" | grep -qF "${3:-}:$2 "
}

# capture_start FILTER [SNAPLEN]
capture_start() {
    capture_filter=$1
    tcpdump -i lo -Z root -n -U --immediate-mode -s "${2:-0}" -w "$work/live.pcap" \
        "($1) or udp dst port 9" 2>"$work/tcpdump.log" &
    capture_pid=$!
    wait_until grep -q 'listening on' "$work/tcpdump.log"
}

# captured PATTERN [COUNT]: whether so many matches are captured by now.
captured() {
    [ "$(grep -aoE "$1" "$work/live.pcap" | wc -l)" -ge "${2:-1}" ]
}

# capture_end [as-is]: writes NAME.pcap. A last packet of our own tells that all before it are captured.
# The kernel leaves checksums on loopback undone; tcprewrite does them, except "as-is".
capture_end() {
    echo end-of-capture >/dev/udp/127.0.0.1/9
    wait_until captured end-of-capture
    kill "$capture_pid"
    wait "$capture_pid" || true
    tcpdump -r "$work/live.pcap" -w "$work/done.pcap" "$capture_filter" 2>/dev/null
    if [ "${1:-}" != as-is ]; then
        mv "$work/done.pcap" "$work/raw.pcap"
        tcprewrite --fixcsum --infile="$work/raw.pcap" --outfile="$work/done.pcap"
    fi
    mv "$work/done.pcap" "$captures/$name.pcap"
}

# kamailio_start [PORT] < CONFIGURATION: a proxy at 192.0.2.1 with its routes from standard input.
kamailio_start() {
    {
        echo "children=1 tcp_children=1 auto_aliases=no alias=\"example.com\""
        echo "listen=udp:$proxy:5060 listen=tcp:$proxy:5060"
        echo 'mpath="/usr/lib/x86_64-linux-gnu/kamailio/modules/:/usr/lib/kamailio/modules/"'
        printf 'loadmodule "%s"\n' kex tm tmx sl rr pv maxfwd textops siputils usrloc registrar auth
        cat
    } >"$work/kamailio.cfg"
    kamailio -f "$work/kamailio.cfg" -Y "$work" -DD -E -m 32 -M 4 >"$work/kamailio.log" 2>&1 &
    wait_until listens tcp "${1:-5060}"
}

# baresip_start USER ADDRESS ACCOUNT [CONFIGURATION LINE...]: a phone without sound.
baresip_start() {
    local user=$1 address=$2 account=$3 folder=$work/$1

    shift 3
    mkdir "$folder"
    echo "$account" >"$folder/accounts"
    printf '%s\n' "sip_listen $address:5060" "net_interface $address" "ctrl_tcp_listen $address:4444" \
        'module_path /usr/lib/baresip/modules' 'audio_path /usr/share/baresip' \
        'audio_player aubridge,nil' 'audio_alert aubridge,nil' 'audio_source ausine,440' \
        'module g711.so' 'module ausine.so' 'module aubridge.so' 'module_tmp account.so' \
        'module_app menu.so' 'module_app ctrl_tcp.so' "$@" >"$folder/config"
    baresip -f "$folder" >"$work/$user.log" 2>&1 </dev/null &
    wait_until grep -q 'baresip is ready' "$work/$user.log"
}

# baresip_do ADDRESS COMMAND [PARAMETERS]: as if typed at that phone.
baresip_do() {
    local order="{\"command\":\"$2\",\"params\":\"${3:-}\"}" control

    exec {control}<>"/dev/tcp/$1/4444"
    printf '%d:%s,' "${#order}" "$order" >&"$control"
    head -c 10 <&"$control" >/dev/null
    exec {control}>&-
}

# sipp_run SCENARIO ADDRESS [OPTION...]: sipp until its one call is over.
sipp_run() {
    local scenario=$1 address=$2

    shift 2
    (cd "$work" && sipp -sf "$captures/sipp/$scenario.xml" -i "$address" -p 5060 -m 1 -nostdin \
        -timeout 20s -timeout_error "$@" >"$work/sipp-$address.log" 2>&1)
}

# sipp_serve SCENARIO ADDRESS [OPTION...]: the same in the background, once its port is open.
sipp_serve() {
    sipp_run "$@" &
    sipp_pid=$!
    wait_until listens udp 5060 "$2"
}
