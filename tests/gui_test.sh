#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What Wireshark's windows show of a response, read from the screen: the packet details and Expert Information.

. "$(dirname "$0")/gui.sh"

# text KEY: a text of the response 486 as its author wrote it.
text() {
    sed -n "s/^$1 = //p" "$top/codes/response/486.ini"
}

checks=0
# shows WINDOW TEXT: a check that it is there before long; the test ends where it is not.
shows() {
    checks=$((checks + 1))
    gui_wait 40 gui_shows "$1" "$2" || { fail "not on the screen: $2"; finish "$checks"; }
}

# hides WINDOW TEXT: a check that it is not there yet.
hides() {
    checks=$((checks + 1))
    ! gui_shows "$1" "$2" || fail "on the screen too early: $2"
}

capture=$stage/captures/busy.pcap
busy=$(as_user tshark -r "$capture" -Y 'sip.Status-Code == 486' -T fields -e frame.number | head -n 1)
gui_start 1680x1000
gui_settings preferences 'gui.qt.font_name: DejaVu Sans Mono,11,-1,5,50,0,0,0,0,0'
gui_settings recent 'gui.geometry_main_upper_pane: 150'
gui_wireshark "$capture" "$busy"

shows "$wireshark" "SIP Response Code: 486 Busy Here"
hides "$wireshark" "$(text meaning)"

# One key opens the tree, and the groups in it are open.
gui_click "$wireshark" Code:
xdotool key Right
shows "$wireshark" "Expert Info (Note/Response): 486 Busy Here: $(text summary)"
shows "$wireshark" "Meaning: $(text meaning)"
shows "$wireshark" "When you see it: $(text 'scenario\.1')"
shows "$wireshark" "How to fix it: $(text 'remedy\.1')"
shows "$wireshark" "Not to be confused with"

# The last entry of the menu Analyze.
xdotool key alt+a Up Return
expert=$(gui_window 'Expert Information')
hides "$expert" "$(text summary)"
gui_click "$expert" Note
xdotool key Right
shows "$expert" "486 Busy Here: $(text summary)"

finish "$checks"
