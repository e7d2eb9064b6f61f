#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# live_test.sh [CALLS [CALLS-A-SECOND]]: SIPp calls itself while tshark looks on: every response is explained as it comes. In
# a network of its own, where nothing else is sent and every port is free.

skip() {
    echo "$*"
    exit 77
}

if [ "${1-}" != inside ]; then
    [ "$(id -u)" -eq 0 ] || skip "capturing needs root"
    for program in dumpcap sipp ip unshare; do
        command -v "$program" >/dev/null || skip "this machine has no $program"
    done
    unshare --net --pid --fork --kill-child --mount-proc true 2>/dev/null || skip "this machine gives no network of its own"
    exec timeout -s KILL 600 unshare --net --pid --fork --kill-child --mount-proc "$0" inside "$@"
fi

. "$(dirname "$0")/lib.sh"
calls=${2:-200}
rate=${3:-100}
ip link set lo up
cd "$stage"
mkfifo pipe

# wait_until COMMAND...: until it succeeds; fails after half a minute, or more where there are many calls.
wait_until() {
    local end=$((SECONDS + 30 + calls / 50))
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || return 1
        read -r -t 0.05 <> <(:) || true
    done
}

listens() {
    [ -n "$(ss -Hlnu "sport = :$1")" ]
}

# A call of SIPp's own is INVITE, 180, 200, ACK, BYE and 200.
explained() {
    [ "$(cut -f3 "$stage/live" | grep -c .)" -ge $((calls * 3)) ]
}

dumpcap -q -P -B 64 -i lo -f 'udp port 5060' -w - >pipe 2>dumpcap.log &
dumpcap=$!
as_user python3 -B script/peak.py home/peak tshark -l -i - -Y sip -T fields -e sip.Call-ID -e sip.Status-Code -e sipcode.code \
    -e sipcode.method -e sipcode.request_in <pipe >live 2>tshark.log &
tshark=$!
wait_until grep -q Capturing dumpcap.log || { fail "no capture: $(<dumpcap.log)"; finish 1; }

sipp -sn uas -i 127.0.0.1 -p 5060 -m "$calls" -nostdin >uas.log 2>&1 &
wait_until listens 5060 || fail "SIPp does not listen: $(tail -n 3 uas.log)"
sipp -sn uac -i 127.0.0.1 -p 5061 127.0.0.1:5060 -m "$calls" -r "$rate" -nostdin -timeout 300s >uac.log 2>&1 ||
    fail "SIPp's calls failed: $(tail -n 20 uac.log)"

checks=$((checks + 1))
wait_until explained || fail "not all responses are explained while the capture goes on"
kill -INT "$dumpcap"
wait "$tshark" || fail "tshark: $(<tshark.log)"

responses=$(cut -f2 live | grep -c .)
check "all is captured" "" "$(grep -oE '[1-9][0-9]* dropped' dumpcap.log || true)"
check "the code of each response" "$(cut -f2 live)" "$(cut -f3 live)"
check "calls whose BYE was answered" "$calls" "$(awk '$3 == 200 && $4 == "BYE" { print $1 }' live | sort -u | wc -l)"
check "responses whose request was seen" "$responses" "$(cut -f5 live | grep -c .)"
echo "$responses responses, tshark took $(<home/peak) KiB"
finish "$checks"
