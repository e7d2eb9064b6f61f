#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# sipcode events: writes those of captures behind each other, and names the captures that it cannot read.

. "$(dirname "$0")/lib.sh"
cp "$build/codes/sipcode" "$stage/sipcode"
cd "$stage"

# code ARGUMENT...: its exit code; what it prints is kept.
code() {
    as_user ./sipcode events "$@" >"$stage/out" 2>"$stage/err" && echo 0 || echo $?
}

cp captures/busy.pcap "a,b 100%.pcap"
check "all is read" 0 "$(code -j 2 --probe 'p,1%' "a,b 100%.pcap" captures/transfer.pcap)"
check "without complaint" "" "$(cat err)"
check "in order, with names" "p,1% a,b 100%.pcap p,1% transfer.pcap" \
    "$(jq -r '"\(."observer.name") \(."file.name")"' out | uniq | paste -sd ' ')"
cp out all
as_user tshark -n -q -r captures/transfer.pcap -z sipcode,events,probe=p%2C1%25,capture=transfer.pcap >transfer
check "as tshark writes them" "" "$(tail -n "$(wc -l <transfer)" all | cmp - transfer 2>&1)"
check "again" 0 "$(code -j 1 --probe 'p,1%' "a,b 100%.pcap" captures/transfer.pcap)"
check "the same" "" "$(cmp out all 2>&1)"
check "in another language" 0 "$(code -L ja -p 'p,1%' -o tmp/events "a,b 100%.pcap" captures/transfer.pcap)"
check "into a file: the same, too" "" "$(cmp tmp/events all 2>&1)"

head -c 2000 captures/busy.pcap >cut.pcap
printf '\0%.0s' {1..100} >zeros.pcap
check "files that cannot be read" 1 "$(code missing.pcap zeros.pcap captures cut.pcap captures/busy.pcap)"
check "are named" "missing.pcap zeros.pcap" "$(sed -n 's/^sipcode: \(.*\) could not be read: .*/\1/p' err | paste -sd ' ')"
check "a folder, too" 1 "$(grep -c '^sipcode: captures is a folder' err)"
check "and one that was cut" 1 "$(grep -c '^sipcode: cut.pcap could be read only in part: ' err)"
check "the others are written" "cut.pcap busy.pcap" "$(jq -r '."file.name"' out | uniq | paste -sd ' ')"
check "nothing is left behind" "" "$(find tmp -name 'sipcode-*')"
check "no SIP, no events" "0 0" "$(as_user tshark -r captures/busy.pcap -w tmp/none.pcap -Y '!sip' && code tmp/none.pcap) $(wc -c <out)"
mkdir empty
check "no plugin" "1 sipcode: tshark has no plugin sipcode, or one that makes no reports: install that of this release" \
    "$(as_user env WIRESHARK_PLUGIN_DIR="$stage/empty" ./sipcode events captures/busy.pcap 2>err && echo 0 || echo $?) $(cat err)"
check "nothing is given" "2 sipcode: give one or more captures; try sipcode events --help" "$(code) $(cat err)"
check "jobs that are none" 2 "$(code -j 65 cut.pcap)"
check "an output that would replace a capture" 2 "$(code -o ./cut.pcap cut.pcap)"
check "a folder that is not there" 3 "$(code -o nowhere/events cut.pcap)"
check "a full disk" 3 "$(code -o /dev/full captures/busy.pcap)"
check "help" "0 Usage: sipcode events [OPTION...] FILE..." "$(code --help) $(sed -n 1p out)"
check "the word is searched for" 0 "$(./sipcode -- events >out && echo 0 || echo $?)"
finish "$checks"
