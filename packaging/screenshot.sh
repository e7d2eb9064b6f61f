#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# screenshot.sh OUTPUT.png CAPTURE FRAME: a picture of Wireshark, as it comes, that explains the response in that frame.

. "$(dirname "$0")/../tests/script/gui.sh"
[ $# -eq 3 ] || die "usage: screenshot.sh OUTPUT.png CAPTURE FRAME"

capture=$stage/captures/$(basename "$2")
install -m 644 "$2" "$capture"
gui_layout=()
gui_start 1440x900
gui_wireshark "$capture" "$3"

gui_wait 40 gui_shows "$wireshark" "SIP Response Code" || die "no SIP response in frame $3"
gui_click "$wireshark" Code:
xdotool key Right
gui_wait 40 gui_shows "$wireshark" "What happened" "How to fix it" || die "the tree is not on the screen"

import -window root png:- | convert png:- +dither -colors 256 -strip "png8:$1"
