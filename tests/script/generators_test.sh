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
check "the texts have no fault" 0 "$(code "$compile" . "$stage/table.c" "$stage/forms.h")"
check "without a word" "" "$(cat "$stage/out" "$stage/err")"
for file in table.c forms.h; do
    check "the same $file each time" "" "$(cmp "$stage/$file" "$build/codes/written/$file" 2>&1)"
done
check "the manual pages" 0 "$(code "$manual" "$stage/sipcode.1" "$stage/sipcode.7")"
for page in sipcode.1 sipcode.7; do
    check "the same $page each time" "" "$(cmp "$stage/$page" "$build/codes/$page" 2>&1)"
done

check "a folder and no output" 2 "$(code "$compile" .)"
check "its usage" "usage: compile_codes FOLDER TABLES HEADER" "$(cat "$stage/err")"
check "one manual page named" 2 "$(code "$manual" "$stage/sipcode.1")"
check "what it wants" "usage: manual PROGRAM CODES" "$(cat "$stage/err")"
for output in "$stage/none/file" /dev/full; do
    check "a table into $output" 1 "$(code "$compile" . "$output" "$stage/forms.h")"
    check "named with its fault" "$output" "$(cut -d: -f1 "$stage/err")"
    check "a header into $output" 1 "$(code "$compile" . "$stage/table.c" "$output")"
    check "a manual page of the program into $output" 1 "$(code "$manual" "$output" "$stage/sipcode.7")"
    check "a manual page of the codes into $output" 1 "$(code "$manual" "$stage/sipcode.1" "$output")"
    check "named as well" "$output" "$(cut -d: -f1 "$stage/err")"
done

cp -r "$top/codes/text" "$stage/texts"
cd "$stage"
sed -i 's/^severity = .*/severity = fatal/' texts/response/486.ini texts/response/600.ini
check "texts with faults" 1 "$(code "$compile" texts faulty.c faulty.h)"
check "all of them are named" "texts/response/486.ini:5:severity: not one of chat, note, warn, error: fatal texts/response/600.ini:5:severity: not one of chat, note, warn, error: fatal" \
    "$(paste -sd ' ' "$stage/err")"
check "and no table is written" "" "$(ls faulty.c faulty.h 2>/dev/null || true)"
check "a folder that is not there" 1 "$(code "$compile" missing faulty.c faulty.h)"
check "is said of each kind" "$(cd "$top/codes/text" && echo * | sed 's#[a-z]*#missing/&#g')" \
    "$(sed -n 's/\(missing[^:]*\):.*Error opening directory.*/\1/p' "$stage/err" | paste -sd ' ')"

# unnamed FOLDER FILE LINE...: what building says of a file with these lines more.
unnamed() {
    rm -rf "$stage/more"
    cp -r "$top/codes/text" "$stage/more"
    printf '%s\n' "${@:3}" >>"$stage/more/$1/$2"
    "$compile" "$stage/more" "$stage/table.c" "$stage/forms.h"
    (cd "$top" && cmake -P codes/named.cmake "$stage/forms.h" "$build/codes/written" codes plugin 2>&1) | sed -n 's/.*no source says //p' | paste -sd ' '
}
check "texts that all are named" "" "$(unnamed sentence page.ini)"
check "a sentence that no source names" "SENTENCE_PAGE_SPARE" "$(unnamed sentence page.ini '# Spare.' 'spare = Spare')"
check "a finding that no rule finds" "FINDING_LOOP_SPARE" "$(unnamed finding loop-spare.ini '[finding]' 'id = loop' \
    'severity = note' 'explains = no' 'summary = S' 'text = T.' 'remedy = R.')"
finish "$checks"
