#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What Wireshark's windows show of a response, as read from the screen: packet details, Expert Information.

. "$(dirname "$0")/gui.sh"

# text KEY: a text of the response 486 as its author wrote it.
text() {
    sed -n "s/^$1 = //p" "$top/codes/text/response/486.ini"
}

checks=0
# shows WINDOW TEXT...: a check of each text, which has to be there before long; without it the test ends and
# leaves a picture of the screen.
shows() {
    local text
    checks=$((checks + $# - 1))
    gui_wait 40 gui_shows "$@" && return
    for text in "${@:2}"; do gui_has "$text" || fail "not on the screen: $text"; done
    import -window root "$build/gui_test.png"
    finish "$checks"
}

# hid TEXT: a check that the last reading did not have it yet.
hid() {
    checks=$((checks + 1))
    ! gui_has "$1" || fail "on the screen too early: $1"
}

capture=$stage/captures/busy.pcap
busy=$(as_user tshark -r "$capture" -Y 'sip.Status-Code == 486' -T fields -e frame.number | sed -n 1p)
gui_start 1680x1000
gui_settings preferences 'gui.qt.font_name: DejaVu Sans Mono,11,-1,5,50,0,0,0,0,0'
gui_settings recent 'gui.geometry_main_upper_pane: 150'
gui_wireshark "$capture" "$busy"

shows "$wireshark" "SIP Response Code: 486 Busy Here"
hid "$(text meaning)"

# One key opens the tree, but not the group of what is known about the code.
gui_click "$wireshark" Code:
xdotool key Right
shows "$wireshark" "Summary: $(text summary)" "Request in frame" "About 486 Busy Here"
hid "$(text meaning)"

# Another one opens it, and with it the groups in it.
gui_click "$wireshark" About
xdotool key Right
shows "$wireshark" "Meaning: $(text meaning)" "When you see it" "$(text 'scenario\.1')" "How to fix it" "$(text 'remedy\.1')"

# The last entry of the menu Analyze. Grouped, as it opens, the dialog lists causes; ungrouped the text of each item, cut by the column.
summary=$(text summary)
xdotool key alt+a Up Return
expert=$(gui_window 'Expert Information') || die "no dialog opened"
shows "$expert" "Note" "486 Busy Here: ${summary:0:34}" "Response SIPCODE"
gui_click "$expert" summary
gui_click "$expert" Note
xdotool key Right
shows "$expert" "486 Busy Here: ${summary:0:34}"

finish "$checks"
