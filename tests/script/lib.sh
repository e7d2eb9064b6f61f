# SPDX-License-Identifier: GPL-2.0-or-later
# For the tests that run Wireshark's programs: an ordinary user, the module just built, no one's settings.
# Sourced; SIPCODE_BUILD names another build folder than build/test. Root loads plugins only from the system's folder,
# so root becomes "nobody" here.

set -euo pipefail
shopt -s nullglob
export CMAKE_BUILD_TYPE=Debug # what a test builds; run.sh and the packages are built as users do
export LC_ALL=C.UTF-8 LANGUAGE=en # whatever is said of a locale that is not installed would be taken for output
umask 022             # what the tests make is for the user to read

tests=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
top=$(dirname "$tests")
build=${SIPCODE_BUILD:-$top/build/test}
shared=$(dirname "$top")/shared

drop=()
[ "$(id -u)" -ne 0 ] || drop=(setpriv --reuid=65534 --regid=65534 --clear-groups)

# stage_base: a folder that the user gets into, which he cannot where a folder above it is root's alone. LD_PRELOAD takes no name
# with a space or a colon.
stage_base() {
    local base
    for base in "${TMPDIR:-/tmp}" /tmp /var/tmp /dev/shm; do
        [[ $base != *[[:space:]:]* ]] && [ -w "$base" ] && "${drop[@]}" test -x "$base" && echo "$base" && return
    done
    echo "no folder for temporary files that all users can reach: set TMPDIR" >&2
    return 1
}

# All that the user reads is in $stage: the clone may be for its owner alone.
base=$(stage_base)
stage=$(mktemp -d -p "$base")
trap 'rm -rf "$stage"' EXIT
release=$(tshark -v 2>/dev/null | sed -n '1s/.* \([0-9]*\.[0-9]*\)\.[0-9].*/\1/p')
mkdir -p "$stage/plugins/$release/epan" "$stage/home" "$stage/tmp" "$stage/captures" "$stage/script" "$stage/lib"
cp "$build/plugin/sipcode.so" "$stage/plugins/$release/epan/"
cp "$top"/captures/*.pcap* "$stage/captures/"
cp "$tests"/script/*.py "$stage/script/"
cp "$tests"/lib/*.py "$stage/lib/"
export PYTHONPATH=$stage/lib # wire.py
chmod -R a+rX "$stage"
chmod 777 "$stage/home" "$stage/tmp"

# as_user COMMAND...: runs it in $stage, with the module and nothing else of anybody's.
as_user() {
    "${drop[@]}" env -C "$stage" -u XDG_CONFIG_HOME -u XDG_CACHE_HOME -u WIRESHARK_CONFIG_DIR HOME="$stage/home" TMPDIR="$stage/tmp" \
        WIRESHARK_PLUGIN_DIR="$stage/plugins" "$@"
}

# The fields that the .expected files beside the captures hold, one line a frame.
expected_fields=(frame.number sipcode.code sipcode.name sipcode.phrase sipcode.class sipcode.status
    sipcode.severity sipcode.method sipcode.request_in sipcode.reason.protocol sipcode.reason.cause
    sipcode.warning.code sipcode.reported sipcode.finding)

# annotations CAPTURE [TSHARK OPTION...]: the lines of the .expected file as this build has them; the
# last of several -Y counts.
annotations() {
    local capture=$1 fields=() field
    shift
    for field in "${expected_fields[@]}"; do fields+=(-e "$field"); done
    as_user tshark -r "$capture" -Y sipcode "$@" -T fields -E header=y -E separator='|' "${fields[@]}"
}

failures=0
fail() {
    echo "FAIL: $*"
    failures=$((failures + 1))
}

checks=0
# check WHAT EXPECTED ACTUAL
check() {
    checks=$((checks + 1))
    [ "$2" = "$3" ] || fail "$1: expected \"$2\", got \"$3\""
}

# finish COUNT: the closing line and exit code of a test that made COUNT checks.
finish() {
    [ "$1" -gt 0 ] || fail "nothing was checked"
    echo "$1 checks, $failures failed"
    [ "$failures" -eq 0 ]
}
