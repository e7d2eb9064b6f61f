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
mkdir "$stage/made"
check "the texts have no fault" 0 "$(code "$compile" . ../po "$stage/made")"
check "without a word" "" "$(cat "$stage/out" "$stage/err")"
check "the same files each time" "" "$(diff -rq "$stage/made" "$build/codes/written" 2>&1)"
check "a table of each language" "$(cd ../po && ls ./*.po | wc -l)" "$(ls "$stage"/made/table_*.c | grep -vc table_en.c)"
check "the template of translations" 0 "$(code "$compile" --pot . "$stage/sipcode.pot")"
# Releases of the library break lines in other places.
check "is the one that is kept: else run codes/po/merge.sh" "" \
    "$(diff <(sed -z 's/"\n"//g' "$stage/sipcode.pot") <(sed -z 's/"\n"//g' "$top/codes/po/sipcode.pot"))"
for language in en fr ja; do
    check "the manual pages: $language" 0 "$(code "$manual" $language "$stage/sipcode.1" "$stage/sipcode.7")"
    for page in sipcode.1 sipcode.7; do
        folder=$build/codes/man/${language#en}
        check "the same $page each time: $language" "" "$(cmp "$stage/$page" "$folder/$page" 2>&1)"
    done
done

check "a folder and no output" 2 "$(code "$compile" .)"
check "its usage" "usage: compile_codes TEXTS TRANSLATIONS OUTPUT" "$(sed -n 1p "$stage/err")"
check "one manual page named" 2 "$(code "$manual" en "$stage/sipcode.1")"
check "what it wants" "usage: manual LANGUAGE PROGRAM CODES" "$(cat "$stage/err")"
check "a language that is not there" 2 "$(code "$manual" xx "$stage/sipcode.1" "$stage/sipcode.7")"
check "a folder that is not there" 1 "$(code "$compile" . ../po "$stage/none")"
check "named with its fault" "$stage/none/common.c" "$(cut -d: -f1 "$stage/err")"
for file in common.c forms.h table_en.c table_fr.c; do
    mkdir "$stage/full"
    ln -s /dev/full "$stage/full/$file"
    check "$file where nothing can be written" 1 "$(code "$compile" . ../po "$stage/full")"
    check "named with its fault" "$stage/full/$file" "$(cut -d: -f1 "$stage/err")"
    rm -r "$stage/full"
done
check "no folder of translations" 1 "$(code "$compile" . "$stage/none" "$stage/made")"
check "a template where no folder is" 1 "$(code "$compile" --pot . "$stage/none/file")"
for output in "$stage/none/file" /dev/full; do
    check "a manual page of the program into $output" 1 "$(code "$manual" en "$output" "$stage/sipcode.7")"
    check "a manual page of the codes into $output" 1 "$(code "$manual" en "$stage/sipcode.1" "$output")"
    check "named as well" "$output" "$(cut -d: -f1 "$stage/err")"
done

# translated CONTEXT ENGLISH TRANSLATION: what is said of a file with this translation, and the exit code.
translated() {
    rm -rf "$stage/po" && mkdir "$stage/po"
    printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "%s"\nmsgid "%s"\nmsgstr "%s"\n' "$@" >"$stage/po/eo.po"
    code "$compile" . "$stage/po" "$stage/made"
    sed -n 's#.*/eo.po:\([a-z]*/.*\)#\1#p; s#.*/eo.po: [0-9]* \(translations.*\)#\1#p' "$stage/err"
}
page=sentence/page
check "a good translation" 0 "$(translated "$page differences" "Key differences" "Ĉefaj diferencoj")"
check "a value that it has not" "1 $page differences: names other values than the English" \
    "$(translated "$page differences" "Key differences" "{host}" | paste -sd ' ')"
check "a value that is not closed" "1 sentence/list last: braces other than those of a {value}" \
    "$(translated "sentence/list last" "{first} and {second}" "{first} kaj {second" | paste -sd ' ')"
check "a character that nobody sees" "1 $page differences: control character" \
    "$(translated "$page differences" "Key differences" "$(printf 'a\u202eb')" | paste -sd ' ')"
check "a cause that is too long" "1 finding/auth-rejected cause: 61 bytes with its values, of 60" \
    "$(translated "finding/auth-rejected cause" "$(sed -n 's/^cause = //p' finding/auth-rejected.ini)" "$(printf 'a%.0s' {1..61})" | paste -sd ' ')"
check "of an English text that is gone" "0 translations are of no text that is there now" \
    "$(translated "$page differences" "Main differences" "Ĉefaj diferencoj" | paste -sd ' ')"
check "a file that is none" 1 "$(translated "$page differences" "Key differences" 'x"')"
for name in en 'x y' ja.bak zh-Hans ''; do
    rm -rf "$stage/po" && mkdir "$stage/po" && cp ../po/fr.po "$stage/po/$name.po"
    check "a file named \"$name.po\"" 1 "$(code "$compile" . "$stage/po" "$stage/made")"
done

cp -r "$top/codes/text" "$stage/texts"
cd "$stage"
mkdir faulty
sed -i 's/^severity = .*/severity = fatal/' texts/response/486.ini texts/response/600.ini
check "texts with faults" 1 "$(code "$compile" texts "$top/codes/po" faulty)"
check "all of them are named" "texts/response/486.ini:5:severity: not one of chat, note, warn, error: fatal texts/response/600.ini:5:severity: not one of chat, note, warn, error: fatal" \
    "$(paste -sd ' ' "$stage/err")"
check "and no table is written" "" "$(ls faulty)"
check "a folder that is not there" 1 "$(code "$compile" missing "$top/codes/po" faulty)"
check "is said of each kind" "$(cd "$top/codes/text" && echo * | sed 's#[a-z]*#missing/&#g')" \
    "$(sed -n 's/\(missing[^:]*\):.*Error opening directory.*/\1/p' "$stage/err" | paste -sd ' ')"

# unnamed FOLDER FILE LINE...: what building says of a file with these lines more.
unnamed() {
    rm -rf "$stage/more"
    cp -r "$top/codes/text" "$stage/more"
    printf '%s\n' "${@:3}" >>"$stage/more/$1/$2"
    "$compile" "$stage/more" "$top/codes/po" "$stage/made" 2>"$stage/err"
    (cd "$top" && cmake -P codes/named.cmake "$stage/made/forms.h" "$build/codes/written" codes plugin 2>&1) | sed -n 's/.*no source says //p' | paste -sd ' '
}
check "texts that all are named" "" "$(unnamed sentence page.ini)"
check "a sentence that no source names" "SENTENCE_PAGE_SPARE" "$(unnamed sentence page.ini '# Spare.' 'spare = Spare')"
check "a finding that no rule finds" "FINDING_LOOP_SPARE" "$(unnamed finding loop-spare.ini '[finding]' 'id = loop' \
    'severity = note' 'explains = no' 'codes = any' 'summary = S' 'text = T.' 'remedy = R.')"
finish "$checks"
