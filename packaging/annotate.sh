#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# annotate.sh [CAPTURE...]: builds and installs sipcode, then prints the explained SIP responses of captures.

set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/packaging/need.sh"

build=$top/build

build_module() {
    local log
    log=$(mktemp)
    if ! { cmake -S "$top" -B "$build" -DBUILD_TESTING=OFF && cmake --build "$build"; } >"$log" 2>&1; then
        cat "$log" >&2
        rm "$log"
        die "the build failed: see the lines above"
    fi
    rm "$log"
}

# The folder that this user's Wireshark loads from: the system's for root, else the personal one.
plugin_folder() {
    local kind=Personal
    [ "$(id -u)" -ne 0 ] || kind=Global
    tshark -G folders 2>/dev/null | sed -n "s/^$kind Plugins:[[:space:]]*//p"
}

install_module() {
    local module=$build/plugin/sipcode.so folder system
    folder=$(plugin_folder)
    [ -n "$folder" ] || die "tshark does not say where it loads plugins from"
    system=$(tshark -G folders 2>/dev/null | sed -n 's/^Global Plugins:[[:space:]]*//p')/epan/sipcode.so
    if [ "$(id -u)" -ne 0 ] && [ -e "$system" ]; then
        cmp -s "$module" "$system" ||
            die "another sipcode is installed for all users: update it as root, or remove $system"
        return
    fi
    cmp -s "$module" "$folder/epan/sipcode.so" || install -D -m 644 "$module" "$folder/epan/sipcode.so"
}

check_capture() {
    [ -e "$1" ] || die "$1: no such file"
    [ -f "$1" ] && [ -r "$1" ] || die "$1: cannot be read"
    tshark -r "$1" -c 1 >/dev/null 2>&1 || die "$1: not a capture that tshark knows"
}

# Of each frame with SIP responses the line of the packet list and the trees of sipcode.
print_annotations() {
    local lines
    lines=$(tshark -r "$1" -P -O sipcode -Y sipcode 2> >(grep -v '^Running as user' >&2) |
        awk '/^ *[0-9]/ { print; next }
             /^[^ ]/ { ours = /^\[SIP Response Code/ }
             ours || /^$/') || true
    if [ -n "$lines" ]; then
        printf '%s\n' "$lines"
    else
        echo "$1: no SIP response in it"
    fi
}

captures=("$@")
[ $# -gt 0 ] || captures=("$top/captures/busy.pcap")
need "${build_needs[@]}" tshark=tshark
for capture in "${captures[@]}"; do check_capture "$capture"; done
build_module
install_module
for capture in "${captures[@]}"; do print_annotations "$capture"; done
