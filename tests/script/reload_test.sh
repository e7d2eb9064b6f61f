#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What Wireshark's window shows after preferences changed and after its file was loaded again, with other calls in it.

. "$(dirname "$0")/gui.sh"

# hint CODE: as much of the summary of a response as there is room for in the Info column.
hint() {
    sed -n "s/^summary = \(.\{,40\}\) .*/\1/p" "$top/codes/text/response/$1.ini"
}

is_so() {
    gui_shows "$wireshark" "${@:2}" && { [ -z "$1" ] || ! gui_has "$1"; }
}

checks=0
# shows GONE TEXT...: a check that the window has these texts before long, and the first one no more. Else the test ends and leaves
# a picture.
shows() {
    checks=$((checks + 1))
    gui_wait 40 is_so "$@" && return
    import -window root "$build/reload_test.png"
    fail "not on the screen, or still there: $*"
    finish "$checks"
}

# are_listed: whether the menu of our preferences is open: one of two, as what stands beside the entry that opens it is not read
# well, white on blue.
are_listed() {
    gui_shows root "Summary in the Info column" || gui_has "Annotate provisional responses"
}

# in_preferences: opens, from the head of our tree, the menu of our preferences; closes what did not open well.
in_preferences() {
    gui_shows "$wireshark" "SIP Response Code:" || return
    gui_click "$wireshark" Code: || return
    xdotool key Menu
    if gui_wait 5 gui_shows root "Protocol Preferences"; then
        gui_point root Preferences && xdotool click 1 # and leaves the mouse there, or the submenu closes
        gui_wait 5 are_listed && return
    fi
    xdotool key Escape Escape
    return 1
}

# toggle KEY...: the preference that these keys lead to. A click that comes while Wireshark reads its packets again is lost.
toggle() {
    gui_wait 60 in_preferences || die "no preferences"
    xdotool key "$@" Return
}

capture=$stage/captures/changing.pcap
cp "$stage/captures/busy.pcap" "$capture"
chmod a+r "$capture"
gui_start 1300x640
gui_settings preferences 'gui.qt.font_name: DejaVu Sans Mono,11,-1,5,50,0,0,0,0,0' \
    'gui.column.format: "No.", "%m", "Source", "%s", "Info", "%i"'
gui_settings recent 'gui.geometry_main_upper_pane: 150'
gui_wireshark "$capture" 4
busy=$(hint 486)
trying=$(hint 100)

shows "$busy" "SIP Response Code: 486 Busy Here"
toggle Down Down Down Down # after the dialog, 1xx and severity: the summary
shows "" "SIP Response Code: 486 Busy Here" "$busy" "$trying"
toggle Down Down # 1xx
shows "$trying" "SIP Response Code: 486 Busy Here" "$busy"

# The same file with other calls in it.
cp "$stage/captures/declined.pcap" "$capture"
xdotool key ctrl+r
shows "$busy" "$(hint 603)"
finish "$checks"
