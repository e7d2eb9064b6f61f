#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# run.sh [quick]: installs what it needs, builds the module, prints what that costs tshark beside what other plugins cost, as a
# Markdown table. No test.
# Wants a machine with nothing else to do and 2 GB for captures; takes half an hour, `quick` three minutes for figures
# less exact.

set -euo pipefail
top=$(cd "$(dirname "$0")/../../.." && pwd)
. "$top/packaging/need.sh"

case ${1-} in
'' | quick) ;;
*) die "unknown: $1" ;;
esac
need "${build_needs[@]}" tshark=tshark python3=python3 valgrind=valgrind setpriv=util-linux
export SIPCODE_BUILD=$top/build/bench
cmake -S "$top" -B "$SIPCODE_BUILD" -DBUILD_TESTING=OFF >&2
cmake --build "$SIPCODE_BUILD" --target sipcode >&2
. "$top/tests/script/lib.sh"

mkdir -p "$stage/none" "$stage/lua" "$stage"/{wanted,nothing}/"$release/epan"
cp "$tests/soak/bench/peer.lua" "$stage/lua/"
cp -R "$tests/soak/bench" "$stage/"
# compile FILE MODULE: the flags of pkg-config are words.
compile() {
    # shellcheck disable=SC2046
    cc -O2 -g -Wall -Wextra -shared -fPIC -DHAVE_SSIZE_T -DWIRESHARK_VERSION_MAJOR="${release%.*}" \
        -DWIRESHARK_VERSION_MINOR="${release#*.}" -I"$top/plugin" $(pkg-config --cflags wireshark glib-2.0) \
        "$tests/soak/bench/$1" -o "$2" $(pkg-config --libs wireshark glib-2.0)
}

for peer in wanted nothing; do compile "$peer.c" "$stage/$peer/$release/epan/$peer.so"; done
compile seed.c "$stage/seed.so"
# Real traffic, where it is there: SIP over UDP and IPv4 without fragments, in the order of its captures.
export SIPCODE_REAL=$stage/real
for capture in "$shared"/captures/*.*cap*; do
    tshark -n -r "$capture" -Y 'sip && udp && ip && !ip.fragment && !icmp' -T fields -e frame.time_relative -e ip.src -e ip.dst \
        -e udp.srcport -e udp.dstport -e udp.payload 2>/dev/null
done | awk -F '\t' '!/,/ && NF == 6' >"$SIPCODE_REAL"
chmod -R a+rX "$stage"
as_user python3 -B "$stage/bench/bench.py" "$stage" "$@"
