#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The tests work wherever the clone lies and whoever may read it: below a folder of its owner alone, made with umask 077, with a
# space in its path, with TMPDIR beside it, and with a locale that is not installed; all at once.

. "$(dirname "$0")/lib.sh"
private="$stage/my own"
clone=$private/clone
other=$build
umask 077
mkdir "$private" "$private/tmp"

# copy_clone FOLDER: the sources, for root alone.
copy_clone() {
    mkdir "$1"
    cp -R "$top"/{CMakeLists.txt,README.md,codes,plugin,captures,packaging,tests} "$1/"
    chmod -R go= "$1"
}

# there COMMAND...: in such a place; what it says is kept.
there() {
    env -u SIPCODE_BUILD TMPDIR="$private/tmp" LC_ALL=xx_XX.UTF-8 "$@" >"$stage/said" 2>&1
}

# succeeds COMMAND...: a check that it does there, or cannot run on this machine.
succeeds() {
    checks=$((checks + 1))
    there "$@" || [ $? -eq 77 ] || fail "$*: $(tail -n 20 "$stage/said")"
}

# What building runs is run there. The rest is built elsewhere already, and would be the same.
copy_clone "$clone"
succeeds cmake -S "$clone" -B "$clone/build/test" -DBUILD_TESTING=ON
succeeds cmake --build "$clone/build/test" --target manual_pages includes --parallel 2
check "the tables made there" "" "$(diff -rq "$other/codes/written" "$clone/build/test/codes/written" 2>&1)"
mkdir -p "$clone/build/test/tests/script"
for file in plugin/sipcode.so codes/{sipcode,compile_codes} tests/script/libheld.so; do
    [ ! -e "$other/$file" ] || cp "$other/$file" "$clone/build/test/$file"
done

succeeds ctest --test-dir "$clone/build/test" --output-on-failure --parallel 2 -R '^(command|frames|generators|preferences|report)_script$'
check "tests that passed there" 5 "$(grep -c '_script .*Passed' "$stage/said")"
succeeds env SIPCODE_BUILD="$clone/build/test" "$clone/tests/script/sessions_test.sh" 8
succeeds env SIPCODE_BUILD="$clone/build/test" "$clone/tests/script/live_test.sh" 5 5

# make takes a colon in a name for the end of a target.
colon=$stage/a:b
copy_clone "$colon"
for script in tests/run.sh packaging/annotate.sh; do
    check "$script with a colon" "1 ${script##*/}: make cannot have a colon in the name of a folder: rename $colon" \
        "$("$colon/$script" >"$stage/said" 2>&1 || echo "$? $(cat "$stage/said")")"
done
finish "$checks"
