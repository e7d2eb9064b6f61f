#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The entries of Wireshark's Tools menu: two codes are compared, one is explained, a wrong one gets a message.

. "$(dirname "$0")/gui.sh"

checks=0
# shows TITLE TEXT...: a check that a window of that title opens and shows all these texts.
shows() {
    local window
    checks=$((checks + 1))
    if ! window=$(gui_window "$1") || ! gui_wait 40 gui_shows "$window" "${@:2}"; then
        import -window root "$build/menu_test.png"
        fail "no window $1 with ${*:2}"
        finish "$checks"
    fi
    xdotool windowactivate --sync "$window" key Escape
    gui_wait 20 gui_gone "$window" || true
}

gui_gone() {
    ! grep -qx "$1" <<<"$(xdotool search --onlyvisible --name '.*')"
}

gui_start 1280x860
gui_wireshark "$stage/captures/busy.pcap" 4
gui_wait 40 gui_shows "$wireshark" "SIP Response Code" || die "no capture on the screen"

gui_ask "" 'Compare two SIP' 204 603
shows 'SIP 204 No Notification vs 603 Decline' "What it means for the caller" "Key differences"
gui_ask Down 'Explain a SIP' 486
shows 'SIP 486 Busy Here' "In short" "When you see it"
gui_ask Down 'Explain a SIP' 42
shows 'SIP Response Codes' "give one code from 100 to 699"
finish "$checks"
