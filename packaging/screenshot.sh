#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# screenshot.sh OUTPUT.png CAPTURE FRAME [LANGUAGE]: a picture of Wireshark, as it comes, that explains the response in that frame.

. "$(dirname "$0")/../tests/script/gui.sh"
[ $# -eq 3 ] || [ $# -eq 4 ] || die "usage: screenshot.sh OUTPUT.png CAPTURE FRAME [LANGUAGE]"
language=${4:-en}
[ -n "$(fc-list ":lang=$language")" ] || die "no font here for the language $language: for ja install fonts-noto-cjk"

capture=$stage/captures/$(basename "$2")
install -m 644 "$2" "$capture"
gui_layout=()
gui_settings preferences "sipcode.language: $language"
gui_start 1440x900
gui_wireshark "$capture" "$3"

# Ours is the last tree, whatever its title is.
gui_wait 40 gui_shows "$wireshark" "Ethernet" || die "no frame $3"
gui_click "$wireshark" Ethernet
xdotool key End Right
sleep 2
[ "$language" != en ] || gui_wait 40 gui_shows "$wireshark" "What happened" "How to fix it" || die "the tree is not on the screen"

import -window root png:- | convert png:- +dither -colors 256 -strip "png8:$1"
