#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Building with pkg-config in place of Wireshark's CMake package, and installing below any prefix, whole or in parts.

. "$(dirname "$0")/lib.sh"

# succeeds COMMAND...: shows what it says only where it fails.
succeeds() {
    checks=$((checks + 1))
    "$@" >"$stage/log" 2>&1 || fail "$*: $(tail -n 20 "$stage/log")"
}

# installed PREFIX: the files below it.
installed() {
    (cd "$1" && find . -type f -printf '%P\n' | LC_ALL=C sort)
}

succeeds cmake -S "$top" -B "$stage/build" -DSIPCODE_PKG_CONFIG=ON -DBUILD_TESTING=OFF -DCMAKE_C_FLAGS=-Werror
succeeds cmake --build "$stage/build" --parallel 2
succeeds cmake --install "$stage/build" --prefix "$stage/whole"
succeeds cmake --install "$build" --prefix "$stage/plugin" --component plugin
succeeds cmake --install "$build" --prefix "$stage/command" --component command

# The manual pages in each language.
manual_pages() {
    local language
    for language in "" $(cd "$top/codes/po" && ls ./*.po | sed 's#[./po]*\(..\)\.po#\1/#'); do
        echo "share/man/${language}man1/sipcode.1" "share/man/${language}man7/sipcode.7"
    done
}

system=$(tshark -G folders 2>/dev/null | sed -n 's/^Global Plugins:[[:space:]]*//p')
module=${system#/usr/}/epan/sipcode.so
command=$(printf '%s\n' bin/sipcode share/bash-completion/completions/sipcode $(manual_pages) | LC_ALL=C sort)
fleet=$(cd "$top/packaging" && find fleet -type f -not -name '*.pyc' -printf 'share/doc/wireshark-sipcode/examples/%p\n')
plugin=$(printf '%s\n' "$module" "$fleet" "share/wireshark/profiles/SIP explained"/{colorfilters,dfilter_buttons,preferences,recent} | LC_ALL=C sort)
handbook=$(cd "$stage/build" && find handbook -type f -printf 'share/doc/sipcode/%p\n')
check "the component plugin" "$plugin" "$(installed "$stage/plugin")"
check "the component command" "$command" "$(installed "$stage/command")"
check "all, built with pkg-config" "$(printf '%s\n' "$plugin" "$command" "$handbook" | LC_ALL=C sort)" "$(installed "$stage/whole")"

cp "$stage/whole/$module" "$stage/plugins/$release/epan/"
check "what that module shows" "$(cat "$top/captures/busy.expected")" "$(annotations "$stage/captures/busy.pcap")"
finish "$checks"
