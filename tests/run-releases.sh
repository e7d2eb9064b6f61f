#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# run-releases.sh [--all | --roots] [RELEASE...]: on each Debian release (bookworm, trixie, sid) but the one that it runs on, all tests but
# those of the sources and of what knows no Wireshark, which say the same everywhere; on each of them, the packages as users install them. One line a release,
# and what failed; the logs are in build/releases. A release whose root folder cannot be made is left out, which is a failure only
# with --all; without root that is all of them. With --roots it makes the root folders and no more.

. "$(dirname "$0")/../packaging/source.sh"
. "$top/packaging/root.sh"

all= roots_only=
case ${1-} in
--all) all=yes ;;
--roots) roots_only=yes ;;
*) set -- "" "$@" ;;
esac
shift
[ $# -gt 0 ] || set -- "${releases[@]}"
if [ "$(id -u)" -ne 0 ]; then
    echo "All releases left out: their root folders need root"
    [ -z "$all" ]
    exit
fi
need mmdebstrap=mmdebstrap unshare=util-linux
own=$(. /etc/os-release && echo "$ID ${VERSION_CODENAME-}")

# make_roots RELEASE
make_roots() {
    local kind
    for kind in user build test; do
        if [ "$kind" != test ] || [ "$own" != "debian $1" ]; then root_make "$1" "$kind" >/dev/null || return; fi
    done
}

failures=0
made=()
# All at once, as each waits for the mirror, and unpacks on one core.
declare -A makers
for release; do
    make_roots "$release" &
    makers[$release]=$!
done
for release; do
    if wait "${makers[$release]}"; then
        made+=("$release")
    else
        echo "$release: left out, its root folder cannot be made: see $roots/$release-*.log"
        [ -z "$all" ] || failures=$((failures + 1))
    fi
done
[ -z "$roots_only" ] || exit "$failures"
[ ${#made[@]} -gt 0 ] || exit "$failures"

logs=$top/build/releases
rm -rf "$logs"
mkdir -p "$logs"
source_archive "$logs"
sources=$logs/sipcode-$version.tar.gz

# run_tests RELEASE: the tests, as an ordinary user; the log is $logs/RELEASE-tests.log.
run_tests() {
    local root
    root=$(root_make "$1" test)
    root_add "$root" "$sources"
    as_user_in_root "$root" sipcode/tests/run.sh -E '^(contributing|handbook|names|rooms|fuzz|mutate|flood|generators|truth|report_command|events_command|fleet|fleet_servers)_script$' >"$logs/$1-tests.log" 2>&1
}

# print_failed RELEASE: what the tests that failed there said; the end of the log where no test ran.
print_failed() {
    awk '/\*\*\*/ && !/Skipped/ { failed = 1 } / Start +[0-9]+:| Passed / { failed = 0 } failed' "$logs/$1-tests.log" | grep . ||
        tail -n 40 "$logs/$1-tests.log"
}

# install_packages RELEASE: in a copy of the user's root folder that is thrown away.
install_packages() {
    local root=$roots/$1-install code=0
    rm -rf "$root"
    cp -a "$(root_make "$1" user)" "$root"
    root_add "$root" "$sources"
    cp -R "$logs/packages" "$root/packages"
    in_root "$root" /home/user/sipcode/tests/script/install.sh /packages /home/user/sipcode/captures/busy.pcap >"$logs/$1-install.log" 2>&1 ||
        code=$?
    rm -rf "$root"
    return "$code"
}

# same_twice RELEASE...: makes the packages, $logs/packages, and once more, which must give the same bytes.
same_twice() {
    "$top/packaging/release.sh" "$logs/packages" "$@" >"$logs/packages.log" 2>&1 &&
        "$top/packaging/release.sh" "$logs/again" "$@" >>"$logs/packages.log" 2>&1 &&
        diff -r "$logs/packages" "$logs/again" >>"$logs/packages.log" && rm -r "$logs/again"
}

if ! same_twice "${made[@]}"; then
    echo "The packages cannot be made, or not twice the same: see $logs/packages.log"
    failures=$((failures + 1))
fi
for release in "${made[@]}"; do
    line="$release: Wireshark $(in_root "$(root_make "$release" user)" dpkg-query -W -f '${Version}' tshark)"
    SECONDS=0
    if [ "$own" = "debian $release" ]; then
        line+="; tested by run.sh"
    elif run_tests "$release"; then
        line+="; $(sed -n 's/.*0 tests failed out of \([0-9]*\).*/\1 tests passed/p' "$logs/$release-tests.log")"
    else
        print_failed "$release"
        line+="; TESTS FAILED"
        failures=$((failures + 1))
    fi
    if install_packages "$release"; then
        line+="; packages: $(tail -n 1 "$logs/$release-install.log")"
    else
        tail -n 40 "$logs/$release-install.log"
        line+="; PACKAGES FAILED"
        failures=$((failures + 1))
    fi
    echo "$line; $SECONDS s"
done
[ "$failures" -eq 0 ] || die "$failures failures: the logs are in $logs"
