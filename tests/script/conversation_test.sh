#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The entry of Wireshark's menu Conversation Filter: from a response of one leg of a call to the filter for both.

. "$(dirname "$0")/gui.sh"

# Two legs that a header field joins, and a call of its own.
PYTHONPATH=$tests/lib python3 -B - "$stage/captures/legs.pcap" <<'END'
import sys

import wire

SESSION = "Session-ID: ab30317f1a784dc48ff824d0d3715d86\r\n"


def call(name, headers):
    for message in wire.request(headers=headers), wire.response(486, "Busy Here"):
        yield wire.udp_packet(message.replace(b"1@example.com", name))


wire.write_capture(sys.argv[1], [*call(b"incoming", SESSION), *call(b"outgoing", SESSION), *call(b"another", "")])
END
chmod a+r "$stage/captures/legs.pcap"

checks=1
gui_start 1280x860
gui_wireshark "$stage/captures/legs.pcap" 4
gui_wait 40 gui_shows "$wireshark" "SIP Response Code" || die "no capture on the screen"
for _ in 1 2; do # on a busy machine a menu may lose keys
    xdotool key Escape Escape alt+a
    gui_wait 20 gui_shows root "Conversation Filter" || continue
    xdotool key --delay 50 Down Down Down Down Down Right # keys pass over what is grey
    gui_wait 10 gui_shows root UDP || true
    xdotool key --delay 50 Up Return # the last one is ours
    gui_wait 15 gui_shows "$wireshark" "Call-ID" && break
done
if ! gui_wait 40 gui_shows "$wireshark" "Call-ID incoming outgoing"; then
    import -window root "$build/conversation_test.png"
    fail "no filter for both legs"
fi
checks=2
! gui_has another || fail "the filter has another call"
finish "$checks"
