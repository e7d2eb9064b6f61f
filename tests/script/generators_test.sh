#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The programs that building runs, as one sees them who writes a text: what they say, and that they fail where they must.

. "$(dirname "$0")/lib.sh"
compile=$build/codes/compile_codes
manual=$build/codes/manual

# code COMMAND...: its exit code; what it says is kept.
code() {
    "$@" >"$stage/out" 2>"$stage/err" && echo 0 || echo $?
}

cd "$top/codes/text"
check "the texts have no fault" 0 "$(code "$compile" . "$stage/table.c")"
check "without a word" "" "$(cat "$stage/out" "$stage/err")"
check "the same table each time" "" "$(cmp "$stage/table.c" "$build/codes/table.c" 2>&1)"
check "the manual page" 0 "$(code "$manual" "$stage/sipcode.7")"
check "the same page each time" "" "$(cmp "$stage/sipcode.7" "$build/codes/sipcode.7" 2>&1)"

check "a folder and no output" 2 "$(code "$compile" .)"
check "its usage" "usage: compile_codes FOLDER OUTPUT" "$(cat "$stage/err")"
check "no manual page named" 1 "$(code "$manual")"
check "what it wants" "manual: give a file that can be written" "$(cat "$stage/err")"
for output in "$stage/none/file" /dev/full; do
    check "a table into $output" 1 "$(code "$compile" . "$output")"
    check "named with its fault" "$output" "$(cut -d: -f1 "$stage/err")"
    check "a manual page into $output" 1 "$(code "$manual" "$output")"
done

cp -r "$top/codes/text" "$stage/texts"
cd "$stage"
sed -i 's/^severity = .*/severity = fatal/' texts/response/486.ini texts/response/600.ini
check "texts with faults" 1 "$(code "$compile" texts faulty.c)"
check "all of them are named" "texts/response/486.ini:5:severity: unknown word: fatal texts/response/600.ini:5:severity: unknown word: fatal" \
    "$(paste -sd ' ' "$stage/err")"
check "and no table is written" "" "$(ls faulty.c 2>/dev/null || true)"
check "a folder that is not there" 1 "$(code "$compile" missing faulty.c)"
check "is said of each kind" "missing/cause missing/class missing/finding missing/pair missing/protocol missing/response missing/warning" \
    "$(sed -n 's/\(missing[^:]*\):.*Error opening directory.*/\1/p' "$stage/err" | paste -sd ' ')"
finish "$checks"
