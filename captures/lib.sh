# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# What the scripts that make the captures share. Sourced first: it runs the script again as process 1
# of a process and a network namespace of its own. There every address and port is free, only the
# script's own packets pass, and the kernel ends what is left when the script ends or after 60 seconds.

set -euo pipefail

captures=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
name=$(basename "$0" .sh)
proxy=192.0.2.1
alice=192.0.2.10
bob=192.0.2.20
carol=192.0.2.30
by_proxy=";outbound=\"sip:$proxy\"" # of a phone's account
status='200 OK'

if [ -z "${CAPTURE_WORK:-}" ]; then
    CAPTURE_WORK=$(mktemp -d)
    export CAPTURE_WORK
    trap 'rm -rf "$CAPTURE_WORK"' EXIT
    timeout -s KILL 60 unshare --net --pid --fork --kill-child --mount-proc "$captures/$name.sh"
    exit
fi

work=$CAPTURE_WORK
trap '[ $? -eq 0 ] || tail -n 20 "$work"/*.log >&2' EXIT
ip link set lo up
for address in "$alice" "$proxy" "$bob" "$carol"; do
    ip address add "$address/32" dev lo
    ip route change table local local "$address" dev lo src "$alice" # of those who choose none
done

# wait_until COMMAND...: until it succeeds; fails after 15 s.
wait_until() {
    local tries=300

    until "$@" >/dev/null 2>&1; do
        if [ $((tries -= 1)) -eq 0 ]; then
            echo "$name: in vain: $*" >&2
            return 1
        fi
        sleep 0.05
    done
}

# listens tcp|udp PORT [ADDRESS]
listens() {
    grep -qF "${3:-}:$2 " <<<"$(ss -Hln --"$1" "sport = :$2")"
}

# capture_start FILTER [SNAPLEN]
capture_start() {
    capture_filter=$1
    tcpdump -i lo -Z root -n -U --immediate-mode -B 32768 -s "${2:-0}" -w "$work/live.pcap" \
        "($1) or udp dst port 9" 2>"$work/tcpdump.log" &
    capture_pid=$!
    wait_until grep -q 'listening on' "$work/tcpdump.log"
}

# captured PATTERN [COUNT]: whether so many matches are captured by now.
captured() {
    [ "$(grep -aoE "$1" "$work/live.pcap" | wc -l)" -ge "${2:-1}" ]
}

# capture_end: writes NAME.pcap. A last packet of our own tells that all before it are captured; the
# kernel leaves checksums on loopback undone, tcprewrite does them.
capture_end() {
    echo end-of-capture >/dev/udp/127.0.0.1/9
    wait_until captured end-of-capture
    kill "$capture_pid"
    wait "$capture_pid" || true
    grep -qx '0 packets dropped by kernel' "$work/tcpdump.log"
    tcpdump -Z root -r "$work/live.pcap" -w "$work/chosen.pcap" "$capture_filter" 2>/dev/null
    tcprewrite --fixcsum --infile="$work/chosen.pcap" --outfile="$captures/$name.pcap" \
        2>"$work/tcprewrite.log"
}

# kamailio_start < CONFIGURATION: a proxy and registrar at 192.0.2.1; standard input has
# route[REQUEST], which gets every request but ACK and CANCEL, and what that needs.
kamailio_start() {
    {
        echo "children=1 tcp_children=1 auto_aliases=no alias=\"example.com\""
        echo "listen=udp:$proxy:5060 listen=tcp:$proxy:5060"
        echo 'mpath="/usr/lib/x86_64-linux-gnu/kamailio/modules/:/usr/lib/kamailio/modules/"'
        printf 'loadmodule "%s"\n' kex tm tmx sl rr pv maxfwd textops siputils usrloc registrar auth
        cat
        cat <<'ROUTES'
request_route {
    if (!mf_process_maxfwd_header("10")) {
        sl_send_reply("483", "Too Many Hops");
        exit;
    }
    if (is_method("ACK|CANCEL")) {
        if (t_check_trans()) t_relay();
        exit;
    }
    route(REQUEST);
}
route[LOCATE] {
    if (is_method("REGISTER")) {
        save("location");
        exit;
    }
    if (!lookup("location")) {
        sl_send_reply("404", "Not Found");
        exit;
    }
}
ROUTES
    } >"$work/kamailio.cfg"
    kamailio -f "$work/kamailio.cfg" -Y "$work" -DD -E -m 32 -M 4 >"$work/kamailio.log" 2>&1 &
    wait_until listens tcp 5060
}

# baresip_start USER ADDRESS ACCOUNT [CONFIGURATION LINE...]: a phone without sound.
baresip_start() {
    local user=$1 address=$2 account=$3 folder=$work/$1

    shift 3
    mkdir "$folder"
    echo "$account" >"$folder/accounts"
    printf '%s\n' "sip_listen $address:5060" "net_interface $address" \
        "ctrl_tcp_listen $address:4444" \
        'module_path /usr/lib/baresip/modules' 'audio_path /usr/share/baresip' \
        'audio_player aubridge,nil' 'audio_alert aubridge,nil' 'audio_source aubridge,nil' \
        'module g711.so' 'module aubridge.so' 'module_tmp account.so' 'module_app menu.so' \
        'module_app ctrl_tcp.so' "$@" >"$folder/config"
    baresip -f "$folder" >"$work/$user.log" 2>&1 </dev/null &
    wait_until grep -q 'baresip is ready' "$work/$user.log"
}

# baresip_do ADDRESS COMMAND [PARAMETERS]: as if typed at that phone.
baresip_do() {
    local order="{\"command\":\"$2\",\"params\":\"${3:-}\"}" control length answer=

    exec {control}<>"/dev/tcp/$1/4444"
    printf '%d:%s,' "${#order}" "$order" >&"$control"
    until [[ $answer == *'"response":true'* ]]; do
        read -t 10 -r -d : length <&"$control"
        read -t 10 -r -N $((length + 1)) answer <&"$control"
    done
    exec {control}>&-
}

# sipp_run SCENARIO ADDRESS [OPTION...]: sipp until its one call is over. Its CODE and PHRASE
# are those of $status.
sipp_run() {
    local scenario=$work/$1.xml address=$2

    sed "s/CODE PHRASE/$status/; s/CODE/${status%% *}/" "$captures/sipp/$1.xml" >"$scenario"
    shift 2
    sipp -sf "$scenario" -i "$address" -p 5060 -m 1 -nostdin -timeout 20s -timeout_error "$@" \
        >"$work/sipp-$address.log" 2>&1
}

# sipp_serve SCENARIO ADDRESS [OPTION...]: the same in the background, once its port is open.
sipp_serve() {
    sipp_run "$@" &
    sipp_pid=$! # for the script to wait for
    wait_until listens udp 5060 "$2"
}

# request METHOD TRANSPORT NUMBER [HEADER...]: prints a request of Alice for Bob, written by hand.
request() {
    printf '%s\r\n' "$1 sip:bob@example.com SIP/2.0" \
        "Via: SIP/2.0/$2 $alice:5060;branch=z9hG4bK-$1-$3" 'Max-Forwards: 70' \
        'From: "Alice" <sip:alice@example.com>;tag=alice' 'To: <sip:bob@example.com>' \
        "Call-ID: $name@$alice" "CSeq: $3 $1" "Contact: <sip:alice@$alice>" "${@:4}" \
        'Content-Length: 0' ''
}

# send ADDRESS PATTERN [COUNT]: sends standard input there in one datagram from Alice's port 5060,
# and keeps that port open until so many matches of PATTERN are captured.
send() {
    {
        cat
        wait_until captured "${@:2}"
    } | socat -t 0 - "UDP:$1:5060,bind=$alice:5060" >/dev/null
}

# answer_once: whatever Bob gets next is answered with standard input, in one datagram.
answer_once() {
    cat >"$work/answer"
    socat "UDP-RECVFROM:5060,bind=$bob" "SYSTEM:head -c 1 >/dev/null && cat $work/answer" &
    wait_until listens udp 5060 "$bob"
}

# compose TIME FROM TO TEXT2PCAP-OPTION...: makes a packet of standard input.
compose() {
    {
        echo "$1"
        od -Ax -tx1 -v
    } | text2pcap -q -F pcap -t %s.%f -4 "$2,$3" "${@:4}" - "$work/composed-$1.pcap" \
        2>>"$work/compose.log"
}

# compose_end: writes NAME.pcap from the packets made.
compose_end() {
    mergecap -F pcap -w "$captures/$name.pcap" "$work"/composed-*.pcap
}
