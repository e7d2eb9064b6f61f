#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# packaging/annotate.sh, as an ordinary user without the plugin would run it in a clone.

. "$(dirname "$0")/lib.sh"

mkdir -p "$stage/clone" "$stage/none"
cp -R "$top"/{CMakeLists.txt,codes,plugin,captures,packaging,tests} "$stage/clone/"
[ "$(id -u)" -ne 0 ] || chown -R 65534:65534 "$stage/clone"
chmod -R a+rX "$stage"

# annotate ARGUMENT...: output and errors in $stage/out and $stage/err; the code of annotate.sh.
annotate() {
    as_user env WIRESHARK_PLUGIN_DIR="$stage/none" "$stage/clone/packaging/annotate.sh" "$@" \
        >"$stage/out" 2>"$stage/err"
}

checks=0
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
refuses "$stage/clone/CMakeLists.txt: not a capture that tshark knows" "$stage/clone/CMakeLists.txt"

checks=$((checks + 1))
annotate || fail "first run: $(cat "$stage/err")"
for part in '[SIP Response Code: 486 Busy Here]' '[Meaning: ' '[When you see it]' '[How to fix it]' '[1. '; do
    grep -qF "$part" "$stage/out" || fail "the bundled capture lacks $part"
done
module=$(find "$stage/home" -name sipcode.so)
[ "$(basename "$(dirname "$module")")" = epan ] || fail "installed as $module"

checks=$((checks + 1))
built=$(stat -c '%Y %i' "$module" "$stage/clone/build/plugin/sipcode.so")
annotate "$stage/captures/not-found.pcap" || fail "second run: $(cat "$stage/err")"
grep -qF '[SIP Response Code: 404 Not Found]' "$stage/out" || fail "it does not explain the 404"
[ "$(stat -c '%Y %i' "$module" "$stage/clone/build/plugin/sipcode.so")" = "$built" ] || fail "it built again"

checks=$((checks + 1))
: >"$stage/empty.pcap"
annotate "$stage/empty.pcap" || fail "a capture without SIP: $(cat "$stage/err")"
[ "$(cat "$stage/out")" = "$stage/empty.pcap: no SIP response in it" ] || fail "says $(cat "$stage/out")"

# The module of another build in the system's folder would be there twice.
checks=$((checks + 1))
echo other >"$stage/plugins/$release/epan/sipcode.so"
if as_user "$stage/clone/packaging/annotate.sh" >"$stage/out" 2>"$stage/err"; then fail "it installs a second one"; fi
grep -q 'another sipcode is installed for all users' "$stage/err" || fail "says $(cat "$stage/err")"
finish "$checks"
