#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# annotate.sh [CAPTURE...]: builds and installs the plugin, its profile and the program sipcode, then prints the explained SIP responses of
# the captures; of an example where none is given.

set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/packaging/need.sh"

# Where to build: in the clone, or for this user where the clone is not his.
build_folder() {
    if mkdir -p "$top/build" 2>/dev/null && [ -w "$top/build" ]; then
        echo "$top/build"
    else
        echo "${XDG_CACHE_HOME:-$HOME/.cache}/sipcode/build-$(cksum <<<"$top" | cut -d ' ' -f 1)"
    fi
}

build_all() {
    if ! { cmake -S "$top" -B "$build" -DBUILD_TESTING=OFF && cmake --build "$build" --parallel "$(nproc)"; } >"$work/log" 2>&1; then
        cat "$work/log" >&2
        die "the build failed: see the lines above"
    fi
}

# The module that all users have, if there is one.
system_module() {
    tshark -G folders 2>/dev/null | sed -n 's,^Global Plugins:[[:space:]]*\(.*\),\1/epan/sipcode.so,p'
}

# Lays out what was built as the archive of a release has it, and has install.sh do the rest.
install_all() {
    local tree=$work/tree module
    [ "$(id -u)" -eq 0 ] || ! cmp -s "$build/plugin/sipcode.so" "$(system_module)" || return 0
    cmake --install "$build" --component plugin --prefix "$work/plugin" >/dev/null
    cmake --install "$build" --component command --prefix "$tree" >/dev/null
    module=$(find "$work/plugin" -name sipcode.so)
    install -D -m 644 "$module" "$tree/plugin/$(basename "$(dirname "$(dirname "$module")")")/sipcode.so"
    cp -R "$top/packaging/profile" "$build/handbook" "$tree"
    install "$top/packaging/install.sh" "$tree/"
    "$tree/install.sh" >&2
}

check_capture() {
    [ -e "$1" ] || die "$1: no such file"
    [ -f "$1" ] && [ -r "$1" ] || die "$1: cannot be read"
    tshark -r "$1" -c 1 >/dev/null 2>&1 || die "$1: not a capture that tshark knows"
}

# print_annotations CAPTURE FILTER: of each frame that is explained the line of the packet list and the trees of sipcode. Expert items
# would say the summary again.
print_annotations() {
    local lines
    lines=$(tshark -r "$1" -P -O sipcode -o sipcode.expert:none -Y "$2" 2> >(grep -v '^Running as user' >&2) |
        awk '/^ *[0-9]/ { print; next }
             /^[^ ]/ { ours = /^\[/ }
             ours || /^$/') || true
    if [ -n "$lines" ]; then
        printf '%s\n' "$lines"
    else
        echo "$1: no SIP response in it"
    fi
}

need_no_colon "$top"
need "${build_needs[@]}" tshark=tshark
for capture in "$@"; do check_capture "$capture"; done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build=$(build_folder)
build_all
install_all
for capture in "$@"; do print_annotations "$capture" sipcode; done
# The 486 of the phone itself, on one screen; head would end before all is written, which is an error to bash.
[ $# -gt 0 ] || print_annotations "$top/captures/busy.pcap" 'frame.number == 4' | sed -n 1,40p
