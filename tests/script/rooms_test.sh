#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A room sees its own headers and those below it: an include upwards does not build, by name or by path.

. "$(dirname "$0")/lib.sh"

cp -R "$top"/{CMakeLists.txt,codes,plugin,tests} "$stage/"
cmake -S "$stage" -B "$stage/build" -DBUILD_TESTING=OFF >/dev/null

# builds TARGET: what it says is kept.
builds() {
    cmake --build "$stage/build" --target "$1" >"$stage/said" 2>&1
}

# refuses TARGET FILE HEADER FAULT: the file, a source of that target, does not build with the header.
refuses() {
    checks=$((checks + 1))
    cp "$stage/$2" "$stage/kept"
    sed -i "1a #include \"$3\"" "$stage/$2"
    ! builds "$1" || fail "$2 builds with $3"
    grep -qF "$2" "$stage/said" || fail "the file is not named: $(tail -n 5 "$stage/said")"
    grep -qF "$4" "$stage/said" || fail "no word of \"$4\": $(tail -n 5 "$stage/said")"
    cp "$stage/kept" "$stage/$2"
}

builds sip || fail "the rooms do not build: $(tail -n 5 "$stage/said")"
refuses sip plugin/core/sip/cseq.c store.h 'store.h: No such file'
refuses result plugin/core/result/origin.c dialog.h 'dialog.h: No such file'
refuses state plugin/core/state/account.c rule.h 'rule.h: No such file'
refuses rule plugin/core/rule/retry.c diagnosis.h 'diagnosis.h: No such file'
refuses sipcode plugin/item.c dialog.h 'dialog.h: No such file'
refuses census plugin/core/census/census_hops.c report.h 'report.h: No such file'
refuses report plugin/core/report/moment.c diagnosis.h 'diagnosis.h: No such file'
refuses reading codes/reading/strict.c page.h 'page.h: No such file'
refuses codes codes/cause.c page.h 'page.h: No such file'
refuses sip plugin/core/sip/cseq.c ../state/dialog.h 'Name a header of ours without its folder'
finish "$checks"
