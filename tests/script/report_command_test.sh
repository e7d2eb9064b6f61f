#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# sipcode report: reads captures by tshark, names those that it cannot read, adds up the others, and adds up reports.

. "$(dirname "$0")/lib.sh"
cp "$build/codes/sipcode" "$stage/sipcode"
cd "$stage"

# code ARGUMENT...: the exit code of a report; what it prints is kept.
code() {
    as_user ./sipcode report "$@" >"$stage/out" 2>"$stage/err" && echo 0 || echo $?
}

as_user tshark -q -r captures/busy.pcap -z sipcode,report,json 2>/dev/null >part.json
for ((i = 0; i < 10; i++)); do
    cp captures/busy.pcap "part$i.pcap"
    cp part.json "part$i.json"
done
mapfile -t parts < <(printf 'part%d.json\n' {0..9})
check "all is read" 0 "$(code --json -j 2 part{0..9}.pcap)"
check "without complaint" "" "$(cat err)"
check "in the order of the arguments" "$(printf 'part%d.pcap\n' {0..9})" "$(jq -r '.files[]' out)"
check "calls are counted once" "10 10" "$(jq -r '"\(.attempts) \(.outcomes.busy)"' out)"
whole=$(jq -S 'del(.files)' out)
check "ten reports are read" 0 "$(code --json --merge "${parts[@]}")"
check "and equal the whole" "$whole" "$(jq -S 'del(.files)' out)"
check "under their names, where they have none" "$(printf 'part%d.json\n' {0..9})" "$(jq -r '.files[]' out)"
cp out sum.json
check "a sum is a report" 0 "$(code --json --merge sum.json)"
check "and stays the same" "$(cat sum.json)" "$(cat out)"
check "the report has a title" 0 "$(code part0.pcap)"
check "with the name of the capture" "SIP report: part0.pcap" "$(head -n 1 out)"
check "in French" 0 "$(code -L fr part0.pcap)"
check "says so" "Rapport SIP" "$(grep -o 'Rapport SIP' out)"
check "calls" 0 "$(code --csv part0.pcap part1.pcap)"
check "a line each" 3 "$(wc -l <out)"

check "a page" "0 <!DOCTYPE html>" "$(code --html part0.pcap) $(head -c 15 out)"
check "masked" "0 0" "$(code --json --mask part0.pcap) $(grep -cE '192\.0\.2\.|alice|bob|part0' out)"
head -c 2000 captures/busy.pcap >cut.pcap
printf '\0%.0s' {1..100} >zeros.pcap
check "a file that is missing" 1 "$(code --json missing.pcap part0.pcap)"
check "is named" 1 "$(grep -c '^sipcode: missing.pcap could not be read: ' err)"
check "and the others are reported" '["part0.pcap"]' "$(jq -c .files out)"
check "a file that was cut" 1 "$(code --json cut.pcap part0.pcap)"
check "is read in part" "1 cut.pcap" "$(grep -c '^sipcode: cut.pcap could be read only in part: ' err) $(jq -r '.files[0]' out)"
check "no capture" 1 "$(code zeros.pcap)"
check "is named, too" 1 "$(grep -c '^sipcode: zeros.pcap could not be read: ' err)"
check "and nothing is reported" "" "$(cat out)"
check "a folder" 1 "$(code captures)"
check "is named as such" "sipcode: captures is a folder: name the captures in it" "$(cat err)"
check "a report that is none" 1 "$(code --merge captures/busy.pcap part0.json)"
check "says what it is not" 1 "$(grep -c '^sipcode: captures/busy.pcap is no report as JSON: 1:1' err)"
mkdir empty
# code_in SETTING ARGUMENT...: the exit code of a report with that in the environment.
code_in() {
    as_user env "$1" ./sipcode report "${@:2}" >out 2>err && echo 0 || echo $?
}
check "no tshark" "1 sipcode: there is no tshark in PATH; it comes with Wireshark" "$(code_in PATH="$stage/empty" part0.pcap) $(cat err)"
check "no plugin" "1 sipcode: tshark has no plugin sipcode, or one that makes no reports: install that of this release" \
    "$(code_in WIRESHARK_PLUGIN_DIR="$stage/empty" part0.pcap part1.pcap) $(cat err)"
check "nothing is given" 2 "$(code)"
check "two forms" 2 "$(code --json --csv part0.pcap)"
check "jobs that are none" 2 "$(code -j 0 part0.pcap)"
check "says where to read more" "sipcode: --jobs takes a number from 1 to 64; try sipcode report --help" "$(cat err)"
check "an output that would replace a capture" 2 "$(code -o ./part0.pcap part0.pcap)"
check "a file to write" 0 "$(code --json -o tmp/report.json part0.pcap)"
check "is written" 1 "$(jq .schema_version tmp/report.json)"
check "a full disk" 3 "$(as_user ./sipcode report --json --merge sum.json 2>err >/dev/full && echo 0 || echo $?)"
check "a folder that is not there" 3 "$(code --json -o nowhere/report.json part0.pcap)"
check "the word is searched for" 0 "$(./sipcode -- report >out && echo 0 || echo $?)"
finish "$checks"
