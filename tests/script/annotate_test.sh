#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# packaging/annotate.sh, as an ordinary user without the plugin would run it in a clone.

. "$(dirname "$0")/lib.sh"

clone=$stage/clone
mkdir -p "$clone" "$stage/none" "$stage/bin"
cp -R "$top"/{CMakeLists.txt,codes,plugin,captures,packaging,tests} "$clone/"
chmod -R a+rX "$clone"
chmod a-w "$clone" # of the user only where that is no other

# stub PROGRAM LINE...: a program of that name, for the user, of these lines.
stub() {
    printf '%s\n' '#!/bin/sh' "${@:2}" >"$stage/bin/$1"
    chmod 755 "$stage/bin/$1"
}

# annotate ARGUMENT...: output and errors in $stage/out and $stage/err; the code of annotate.sh.
annotate() {
    as_user env WIRESHARK_PLUGIN_DIR="$stage/none" PATH="$stage/bin:$PATH" "$clone/packaging/annotate.sh" "$@" \
        >"$stage/out" 2>"$stage/err"
}

# refuses LINE ARGUMENT...: it fails with that one line.
refuses() {
    local line=$1
    shift
    checks=$((checks + 1))
    if annotate "$@"; then fail "it accepts $*"; fi
    [ "$(cat "$stage/err")" = "annotate.sh: $line" ] || fail "for $*: $(cat "$stage/err")"
    [ ! -s "$stage/out" ] || fail "for $* it prints $(cat "$stage/out")"
}

refuses "/nowhere.pcap: no such file" /nowhere.pcap
refuses "$stage/none: cannot be read" "$stage/none"
refuses "$clone/CMakeLists.txt: not a capture that tshark knows" "$clone/CMakeLists.txt"

# The clone cannot be written to: what is built lies in the user's own folders.
checks=$((checks + 1))
annotate || fail "first run: $(cat "$stage/err")"
for part in '[SIP Response Code: 486 Busy Here]' '[Meaning: ' '[When you see it]' '[How to fix it]' '[1. '; do
    grep -qF "$part" "$stage/out" || fail "the bundled capture lacks $part"
done
module=$(find "$stage/home/.local" -name sipcode.so)
program=$stage/home/.local/bin/sipcode
check "the folder of the module" epan "$(basename "$(dirname "$module")")"
check "the program" "SIP 486 Busy Here" "$(as_user "$program" 486 | head -n 1)"
check "where both are is said" 1 "$(grep -cx "$module" "$stage/err")"
check "the example begins with the 486" 1 "$(head -n 1 "$stage/out" | grep -c 'Status: 486')"
check "it fits a screen of 40 lines" "" "$(sed 1,40d "$stage/out")"
check "no 100 in it" 0 "$(grep -c Trying "$stage/out" || true)"
check "nothing built in the clone" "" "$(find "$clone/build" 2>/dev/null || true)"
built=$(find "$stage/home/.cache/sipcode" -name sipcode.so)
check "built in a folder of the user" "" "$(cmp "$module" "$built" 2>&1)"

checks=$((checks + 1))
times=$(stat -c '%Y %i' "$module" "$program" "$built")
annotate "$stage/captures/not-found.pcap" || fail "second run: $(cat "$stage/err")"
grep -qF '[SIP Response Code: 404 Not Found' "$stage/out" || fail "it does not explain the 404"
check "neither built nor installed again" "$times" "$(stat -c '%Y %i' "$module" "$program" "$built")"
check "nothing is said of it" "" "$(cat "$stage/err")"
annotate "$stage/captures/busy.pcap" || fail "a capture that is given: $(cat "$stage/err")"
check "all of its responses are shown" "100 486 486" "$(sed -n 's/^\[SIP Response Code: \([0-9]*\).*/\1/p' "$stage/out" | xargs)"

: >"$stage/empty.pcap"
annotate "$stage/empty.pcap" || fail "a capture without SIP: $(cat "$stage/err")"
check "a capture without SIP" "$stage/empty.pcap: no SIP response in it" "$(cat "$stage/out")"

# What a package has put there.
stub dpkg-query "echo wireshark-sipcode: \"\$2\""
old() {
    echo old | as_user tee "$module" >/dev/null
}
# answers ANSWER: what one sees who gives it to annotate.sh in a terminal.
answers() {
    as_user env WIRESHARK_PLUGIN_DIR="$stage/none" PATH="$stage/bin:$PATH" script -qec "$clone/packaging/annotate.sh" \
        /dev/null <<<"$1" | tr -d '\r' || true
}
old
checks=$((checks + 1))
if annotate; then fail "it replaces what a package owns"; fi
check "what it wants" "install.sh: $module belongs to the package wireshark-sipcode: update or remove that one instead" "$(cat "$stage/err")"
check "the question" 1 "$(answers n | grep -c "^$module belongs to the package wireshark-sipcode. Replace it? \[y/N\]")"
check "no is no" old "$(cat "$module")"
check "yes is yes" 1 "$(answers y | grep -c '^\[SIP Response Code: 486')"
check "replaced" "" "$(cmp "$module" "$built" 2>&1)"
rm "$stage/bin/dpkg-query"

# The module of another build in the system's folder would be there twice; the same one is there for all.
checks=$((checks + 1))
system=$stage/plugins/$release/epan/sipcode.so
echo other >"$system"
if as_user "$clone/packaging/annotate.sh" >"$stage/out" 2>"$stage/err"; then fail "it installs a second one"; fi
check "what it wants" "install.sh: it is installed for all users already, as $system: update or remove that one, as with a second Wireshark stops at a warning when it starts" \
    "$(cat "$stage/err")"
cp "$built" "$system"
rm "$module"
as_user "$clone/packaging/annotate.sh" >"$stage/out" 2>"$stage/err" || fail "it does without a second: $(cat "$stage/err")"
check "explained by that of all" 1 "$(grep -c '^\[SIP Response Code: 486' "$stage/out")"
check "and no other is there" "" "$(find "$stage/home/.local" -name sipcode.so)"

# A clone of the user's own is where it builds.
chmod u+w "$clone"
[ "$(id -u)" -ne 0 ] || chown 65534:65534 "$clone"
stub cmake "echo \"\$@\"" "exit 1"
checks=$((checks + 1))
if annotate; then fail "it does not mind that the build fails"; fi
check "builds in the clone" "-S $clone -B $clone/build -DBUILD_TESTING=OFF" "$(head -n 1 "$stage/err")"
check "says that it failed" "annotate.sh: the build failed: see the lines above" "$(tail -n 1 "$stage/err")"
finish "$checks"
