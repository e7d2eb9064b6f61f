#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The program sipcode: its pages as kept in pages/, its options, exit codes, JSON, width and colour.
# command_test.sh --write writes pages/ anew. Read the difference!

. "$(dirname "$0")/lib.sh"
sipcode=$build/codes/sipcode

for page in "$tests"/codes/pages/*.txt; do
    name=$(basename "$page" .txt)
    IFS=, read -ra words <<<"$name"
    [ "${1-}" != --write ] || "$sipcode" "${words[@]}" >"$page" || true
done

for page in "$tests"/codes/pages/*.txt; do
    name=$(basename "$page" .txt)
    IFS=, read -ra words <<<"$name"
    check "page $name" "$(cat "$page")" "$("$sipcode" "${words[@]}")"
done

# code WORD...: its exit code.
code() {
    "$sipcode" "$@" >"$stage/out" 2>"$stage/err" && echo 0 || echo $?
}

check "a code is found" 0 "$(code 486)"
check "without complaint" "" "$(cat "$stage/err")"
check "an unknown code is not found" 1 "$(code 499)"
check "but explained" "SIP 499 Unknown Client Failure" "$(head -n 1 "$stage/out")"
check "one of two is unknown" 1 "$(code 486 499)"
check "a word that no text has" 1 "$(code xyzzy)"
check "says so" 'sipcode: nothing found for "xyzzy"' "$(cat "$stage/err")"
check "no arguments" 2 "$(code)"
check "three codes" 2 "$(code 486 600 603)"
check "one line of help" 1 "$(wc -l <"$stage/err")"
check "a code and a word" 2 "$(code 486 busy)"
check "a code and an option" 2 "$(code 486 --list)"
check "an option that is none" 2 "$(code --frob)"
check "a cause that is no number" 2 "$(code --cause x)"
check "a cause out of range" 1 "$(code --cause 128)"
check "a negative cause" 1 "$(code --cause=-2)"
check "a warn-code that is none" 1 "$(code --warning 398)"
check "a negative warn-code" 1 "$(code --warning=-2)"
check "a class that is none" "1 1" "$(code 7xx) $(code 0xx)"
check "a code and a class" 2 "$(code 486 4xx)"
check "three codes in one word" "2 2" "$(code 486,600,603) $(code "486 600 603")"
check "a class and a word" 2 "$(code 4xx busy)"
check "says how" "sipcode: give one code, two codes, classes, or words; try sipcode --help" "$(cat "$stage/err")"
for number in 0486 48 7 00; do
    check "$number is no code" 2 "$(code "$number")"
    check "$number is refused in one line" "sipcode: \"$number\" is no code, which has three digits; try sipcode --help" "$(cat "$stage/err")"
done
check "four digits may be an RFC" "RFC 4028" "$("$sipcode" --json 4028 | jq -r '.[0]."sipcode.reference"[0]' | cut -d' ' -f1-2)"
check "a code and a number that is none" 2 "$(code 486 99)"
check "is told which" 'sipcode: "99" is no code, which has three digits; try sipcode --help' "$(cat "$stage/err")"
check "digits and letters may be an option tag" 0 "$(code 100rel)"
check "nothing to search for" "1 1" "$(code "") $(code $'\v')"
check "help" 0 "$(code --help)"
check "version" "sipcode $(sed -n 's/^project(sipcode VERSION \([0-9.]*\).*/\1/p' "$top/CMakeLists.txt")" "$("$sipcode" --version)"

check "all codes" "$(ls "$top/codes/text/response" | wc -l)" "$("$sipcode" --list | grep -c '^  [1-6]')"
check "a class" "$(ls "$top"/codes/text/response/3*.ini | wc -l)" "$("$sipcode" 3XX | grep -c '^  3')"
check "two classes" "$("$sipcode" --json --list | jq '.[]."sipcode.code" | select(. >= 400 and . < 600)')" \
    "$("$sipcode" --json 5XX 4xx | jq '.[]."sipcode.code"')"
for words in 486,600 "486, 600" 486/600 486vs600 "486 VS 600" "486 vs. 600"; do
    # shellcheck disable=SC2086
    check "$words compares" "$("$sipcode" 486 600)" "$("$sipcode" $words)"
    check "$words in one word too" "$("$sipcode" 486 600)" "$("$sipcode" "$words")"
done
check "a comma behind a code" "$("$sipcode" 486)" "$("$sipcode" 486,)"
check "two classes with a comma" "$("$sipcode" 4xx 5xx | sed 1,2d)" "$("$sipcode" 4xx,5xx | sed 1,2d)"
check "names come first" 486 "$("$sipcode" busy | sed -n '3s/ *\([0-9]*\).*/\1/p')"
check "all words count, in any case" "600" "$("$sipcode" BUSY everywhere | sed -n '3s/ *\([0-9]*\).*/\1/p')"
check "words in the texts" 0 "$(code fr_inv_timer)"
check "a word that begins as a class" 380 "$("$sipcode" 3gpp | sed -n '3s/ *\([0-9]*\).*/\1/p')"
check "the best match comes first" 423 "$("$sipcode" Min-Expires | sed -n '3s/ *\([0-9]*\).*/\1/p')"
for key in name summary meaning scenario.1 remedy.1 must-carry may-carry references; do
    text=$(sed -n "s/^$key = //p" "$top/codes/text/response/401.ini" | cut -d';' -f1)
    check "401 is found by its $key" 1 "$("$sipcode" "$text" | grep -c '^  401 ')"
done

# leads QUERY CODE FINDING [OPTION...]: codes and findings that a symptom must lead to, the best of each first; - for any.
leads() {
    local said
    # shellcheck disable=SC2086
    said=$("$sipcode" --json "${@:4}" $1 | jq -r '"\(map(."sipcode.code" // empty)[0]) \(map(."sipcode.finding" // empty)[0])"')
    [ "$2" != - ] || said="- ${said#* }"
    [ "$3" != - ] || said="${said% *} -"
    check "$1 ${*:4}" "$2 $3" "$said"
}
leads "one-way audio" - answer-mismatch
leads "One Way  Audio" - answer-mismatch
leads "drops after 32 s" - ack-missing
leads "calls dropped after 15 minutes" - call-ended
leads "no audio" - answer-mismatch
leads dnd 480 -
leads cps 503 retry-after
leads "max channels" 503 -
leads qualify 408 next-hop-silent
leads friendly-scanner - scan
leads "sip alg" - via-rewritten
leads "cannot register" - auth-rejected
leads "one-way audio" - answer-mismatch -L fr
leads "son a sens unique" - answer-mismatch -L fr
leads "片通話" - answer-mismatch -L ja
leads "番号違い" 404 address-refused -L ja
check "a private address has no audio either" 1 "$("$sipcode" no audio | grep -c '^  In a capture: sipcode.finding == "media-private"')"
check "no is not now" "" "$("$sipcode" no audio | grep '^  503' || true)"
check "most of the words" 1 "$("$sipcode" fax xyzzy fails | grep -c '^  No text has all of these words')"
check "half of them is no answer" 1 "$(code fax xyzzy)"
check "a finding" "Finding ack-missing" "$("$sipcode" ack-missing | head -n 1)"
check "a header field of that name" 'Found for "Retry-After"' "$("$sipcode" Retry-After | head -n 1)"
forms=$(grep -l '^id = ack-missing$' "$top"/codes/text/finding/*.ini | wc -l)
check "in all its forms" "$forms $forms" "$("$sipcode" ack-missing | grep -c '^ack-missing: ') $("$sipcode" --json ack-missing | jq length)"
check "all findings" "$(cat "$top"/codes/text/finding/*.ini | grep '^id = ' | sort -u | wc -l)" "$("$sipcode" --findings | grep -c '^  [a-z-]*: ')"
check "findings and a word" 2 "$(code --findings busy)"

check "JSON of a code" "$(sed -n 's/^meaning = //p' "$top/codes/text/response/486.ini")" \
    "$("$sipcode" --json 486 | jq -r '."sipcode.meaning"')"
check "JSON of two" "401 407 true" \
    "$("$sipcode" --json 401 407 | jq -r '"\(.sipcode[0]."sipcode.code") \(.sipcode[1]."sipcode.code") \(."sipcode.similar.difference" | length > 2)"')"
check "JSON of a search" 486 "$("$sipcode" --json busy | jq '.[0]."sipcode.code"')"
check "JSON of a cause" "User busy" "$("$sipcode" --json --cause 17 | jq -r '."sipcode.reason.name"')"
check "JSON of a cause that its class explains" "10 Normal, unspecified" \
    "$("$sipcode" --json --cause 10 | jq -r '"\(."sipcode.reason.cause") \(."sipcode.reason.name")"')"
check "JSON of a warn-code" 399 "$("$sipcode" --json --warning 399 | jq '."sipcode.warning.code"')"
names=$(as_user tshark -G fields | cut -f3 | grep '^sipcode' | sort -u)
keys=$(for words in 486 "486 600" cps ack-missing "--cause 17" "--warning 399"; do
    # shellcheck disable=SC2086
    "$sipcode" --json $words | jq -r '.. | objects | keys[]'
done | sort -u)
check "keys are names of fields" "" "$(comm -13 <(echo "$names") <(echo "$keys"))"

# on_terminal WIDTH COMMAND: as printed on a terminal.
on_terminal() {
    PATH=$build/codes:$PATH COLUMNS=$1 TERM=xterm script -qec "$2" /dev/null | tr -d '\r'
}
# check_width WHAT WIDTH COLUMNS COMMAND: the widest line of a text on that terminal is nearly as wide.
check_width() {
    local widest
    widest=$(on_terminal "$3" "export NO_COLOR=1; $4" | awk '/^  / && length($0) > widest { widest = length($0) } END { print widest }')
    check "$1" true "$([ "$widest" -le "$2" ] && [ "$widest" -gt $(($2 - 10)) ] && echo true || echo "$widest")"
}
check_width "wraps at 60 columns" 60 60 "sipcode 486"
check_width "not below 40" 40 7 "sipcode 486"
check_width "by the window" 70 '' "stty cols 70; sipcode 486"
check_width "80 where nobody tells" 80 wide "stty cols 0; sipcode 486"
check "bold on a terminal" 1 "$(on_terminal 80 "sipcode 486" | head -n 1 | grep -c $'\033\\[1m')"
check "also with an empty NO_COLOR" 1 "$(on_terminal 80 "NO_COLOR= sipcode 486" | head -n 1 | grep -c $'\033\\[1m')"
check "none with NO_COLOR" 0 "$(on_terminal 80 "NO_COLOR=1 sipcode 486" | grep -c $'\033' || true)"
check "no sequence of what was asked in an error" '"zz?[2J??2J"' \
    "$({ "$sipcode" $'zz\e[2J\xc2\x9b2J' 2>&1 || true; } | grep -o '"zz.*J"')"
check "none where the terminal is dumb" 0 "$(on_terminal 80 "TERM=dumb sipcode 486" | grep -c $'\033' || true)"
check "whole where it is as wide as can be" "$("$sipcode" 486)" "$(on_terminal 99999999999 "NO_COLOR=1 sipcode 486")"
check "plain and whole in a pipe" 0 "$("$sipcode" 486 | grep -c $'\033' || true)"
# complete WORD...: what bash would offer for the last one.
complete_words() {
    (
        PATH=$build/codes:$PATH
        . "$top/codes/command/completion.bash"
        COMP_WORDS=(sipcode "$@")
        COMP_CWORD=$#
        _sipcode
        echo "${COMPREPLY[*]}"
    )
}
check "completes codes" "480 481 482 483 484 485 486 487 488 489" "$(complete_words 48)"
check "completes options" "--cause" "$(complete_words --c)"
check "completes findings" "ack-mismatch ack-missing" "$(complete_words ack)"
check "completes options of events" "--probe" "$(complete_words events --p)"
check "and of reports" "--merge --mask" "$(complete_words report --m | tr ' ' '\n' | sort -r | paste -sd ' ')"
check "completes no cause" "" "$(complete_words --cause 4)"

# Where nothing can be written.
for words in 486 "486 600" busy --list "--json 486" --help --version; do
    # shellcheck disable=SC2086
    check "$words into a full disk" 3 "$("$sipcode" $words 2>"$stage/err" >/dev/full && echo 0 || echo $?)"
    check "$words, what it says" "sipcode: the output cannot be written: No space left on device" "$(cat "$stage/err")"
done
check "nothing to write" 1 "$("$sipcode" xyzzy 2>/dev/null >/dev/full && echo 0 || echo $?)"

# unread: its exit code where the reader goes away before a long output ends.
unread() {
    { "$sipcode" --json --list 2>"$stage/err" || echo $? >"$stage/code"; } | head -n 1 >"$stage/out"
    cat "$stage/code"
}
check "a reader that goes" 141 "$(unread)"
check "without a word" "" "$(cat "$stage/err")"
check "also where SIGPIPE is ignored" 3 "$(trap '' PIPE && unread)"
check "without a word as well" "" "$(cat "$stage/err")"

for page in "$build"/codes/man/{,*/}sipcode.[17]; do
    check "$page is sound roff" "" "$(groff -k -man -Tutf8 -ww -b -z "$page" 2>&1)"
done
for page in "$build"/codes/man/{,*/}sipcode.7; do
    check "$page has all codes" "$(ls "$top/codes/text/response" | wc -l)" "$(grep -c '^\.SS "[1-6]' "$page")"
    check "$page has all findings" "$(sed -n 's/^id = //p' "$top"/codes/text/finding/*.ini | sort -u)" \
        "$(sed -n '/^\.TP$/{n;s/^\.B //p}' "$page" | sed 's/\\-/-/g')"
done

# title CAUSE: the title of its page.
title() {
    "$sipcode" --cause "$1" | head -n 1
}
check "a cause as Reason has it" "STIR cause 403 Stale Date" "$(title 'STIR;cause=403')"
check "pasted with its header" "Q.850 cause 16 Normal call clearing" "$(title 'Reason: Q.850 ; text="a;cause=3" ;cause=16;x=y')"
check "a code as a cause" "SIP 486 Busy Here" "$(title 'SIP;cause=486')"
check "an unassigned one" "Q.850 cause 10 Normal, unspecified" "$(title 'q.850;cause=10')"
check "JSON of a cause of STIR" "STIR 403" \
    "$("$sipcode" --json --cause 'STIR;cause=403' | jq -r '"\(."sipcode.reason.protocol") \(."sipcode.reason.cause")"')"
check "JSON of a code as a cause" 486 "$("$sipcode" --json --cause 'SIP;cause=486' | jq '."sipcode.code"')"
check "a cause that no table has" 1 "$(code --cause 'STIR;cause=499')"
check "says of which protocol" "sipcode: no table has that cause of STIR" "$(cat "$stage/err")"
check "a Reason without a cause" 2 "$(code --cause 'Q.850;text="cause=17"')"
finish "$checks"
