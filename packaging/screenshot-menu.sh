#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# screenshot-menu.sh OUTPUT.png CODE CODE: a picture of Wireshark's window that compares two codes.

. "$(dirname "$0")/../tests/script/gui.sh"
[ $# -eq 3 ] || die "usage: screenshot-menu.sh OUTPUT.png CODE CODE"

gui_start 1280x860
gui_wireshark "$stage/captures/busy.pcap" 4
gui_wait 40 gui_shows "$wireshark" "SIP Response Code" || die "no capture on the screen"
gui_ask "" 'Compare two SIP' "$2" "$3"
page=$(gui_window "SIP $2 .* vs $3") || die "no page"
xdotool windowsize --sync "$page" 900 780 windowmove --sync "$page" 190 40
gui_wait 40 gui_shows "$page" "Key differences" || gui_wait 40 gui_shows "$page" "Meaning" || die "an empty page"
import -window root png:- | convert png:- +dither -colors 256 -strip "png8:$1"
