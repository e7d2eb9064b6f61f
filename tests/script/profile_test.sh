#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The profile "SIP explained": Wireshark reads all of it, its filters select and colour what they should; how packaging/install.sh
# treats one that its user has changed.

. "$(dirname "$0")/lib.sh"
name="SIP explained"
profile="$stage/home/.config/wireshark/profiles/$name"
as_user mkdir -p "$profile"
cp "$top"/packaging/profile/* "$stage/tmp"
as_user cp "$stage"/tmp/{colorfilters,dfilter_buttons,preferences,recent} "$profile"
python3 - "$stage/captures/scan.pcap" <<'PYTHON'
import sys

import wire

asked = wire.request(headers="User-Agent: friendly-scanner\r\n")
wire.write_capture(sys.argv[1], map(wire.udp_packet, (asked, wire.response(404, "Not Found"))))
PYTHON
chmod a+r "$stage/captures/scan.pcap"

# One capture of several, and of which of them each of its frames is, as busy:6.
all=$stage/tmp/all.pcapng
origins=('')
paths=()
for part in busy wrong-password proxy-challenge cancelled no-prack silent-next-hop unreachable-trunk scan tcp-pipelined; do
    paths+=("$stage/captures/$part.pcap")
    for ((frame = 1; frame <= $(capinfos -TrMc "${paths[-1]}" | cut -f 2); frame++)); do origins+=("$part:$frame"); done
done
as_user mergecap -a -w "$all" "${paths[@]}"

# explained OPTION...: tshark with the profile reads all that; its complaints are in $stage/errors.
explained() {
    as_user tshark -C "$name" -r "$all" "$@" 2>"$stage/errors"
}

check "columns" "No. Time Source Destination Info Call Post-dial delay What happened" \
    "$(explained -c 1 -T psml |
    sed -n '/^<structure>/,/^<.structure>/s,^<section>\(.*\)</section>,\1,p' | xargs)"
check "Wireshark has nothing to say to the profile" "" "$(cat "$stage/errors")"
check "the widths are those of the columns" "$(grep -o '"%[^"]*"' "$profile/preferences")" "$(grep -o '"%[^"]*"' "$profile/recent")"

# filtered FILTER: the frames that it selects, and nothing is wrong with it.
filtered() {
    local frame selected=()
    for frame in $(explained -2 -Y "$1" -T fields -e frame.number); do selected+=("${origins[frame]}"); done
    echo "${selected[*]}"
    cat "$stage/errors"
}

buttons=0
# filter LABEL: that of the button.
filter() {
    sed -n "s/^\"TRUE\",\"$1\",\"\([^\"]*\)\",\"[^\"]*\"$/\1/p" "$profile/dfilter_buttons" | sed 's/\\x22/"/g'
}

# selects LABEL FRAMES
selects() {
    check "button $1" "$2" "$(filtered "$(filter "$1")")"
    buttons=$((buttons + 1))
}

failed="no-prack:6 silent-next-hop:6"
silent="silent-next-hop:4 silent-next-hop:5 silent-next-hop:6 unreachable-trunk:3 unreachable-trunk:4 unreachable-trunk:5 unreachable-trunk:6 unreachable-trunk:7"
selects "Calls" "busy:6 proxy-challenge:10 cancelled:12 $failed"
selects "Failed calls" "$failed"
selects "Not picked up" "busy:6 cancelled:12"
selects "No response" "$silent"
selects "Needs a look" "wrong-password:4 no-prack:6 $silent scan:2 tcp-pipelined:6"
selects "Scans" "scan:2"
check "what the button No challenges hides" "wrong-password:2 proxy-challenge:2" "$(filtered "sip && !($(filter "No challenges"))")"
check "buttons" $((buttons + 1)) "$(grep -c '^"' "$profile/dfilter_buttons")"

# coloured COLOUR FRAMES
colours=$(explained -2 --color -T fields -e frame.number -e frame.coloring_rule.name)
coloured() {
    local frame selected=()
    for frame in $(awk -F '\t' -v name="$1" '$2 == name { print $1 }' <<<"$colours"); do selected+=("${origins[frame]}"); done
    check "colour $1" "$2" "${selected[*]}"
}
coloured "Scan or guessed passwords" "scan:2"
coloured "Error" "wrong-password:4 no-prack:6"
coloured "Warning" "$silent tcp-pipelined:6"
coloured "Note" "busy:4 busy:6 proxy-challenge:12 proxy-challenge:13 no-prack:3 no-prack:4 no-prack:5"
coloured "Call answered" "proxy-challenge:10"
check "the others" "$(filtered sip | wc -w)" "$(grep -c '[A-Z]' <<<"$colours")"

# What install.sh does with it: the archive of a release, without what else is in it.
tree=$stage/tree
mkdir -p "$tree/plugin/$release" "$tree/bin" "$tree/share/man/man1"
touch "$tree/plugin/$release/sipcode.so" "$tree/share/man/man1/sipcode.1"
printf '#!/bin/sh\n' >"$tree/bin/sipcode"
cp -R "$top/packaging/profile" "$top/packaging/install.sh" "$tree"
chmod -R a+rX "$tree"
chmod a+x "$tree"/{install.sh,bin/sipcode}

# installer SAID OPTION...: what it says of the profile.
installer() {
    check "install.sh ${*:2}" "$1" "$(as_user env WIRESHARK_PLUGIN_DIR="$stage/none" "$tree/install.sh" --user "${@:2}" 2>&1 |
        grep "$name" | sed "s,$profile,PROFILE,")"
}
# holds FILES
holds() {
    check "files of the profile" "$1" "$(cd "$profile" 2>/dev/null && echo *)"
}
as_user rm -r "$profile"
installer "PROFILE/colorfilters
PROFILE/dfilter_buttons
PROFILE/preferences
PROFILE/recent"
echo "# a later one" >>"$tree/profile/colorfilters"
echo "# written by Wireshark" | as_user tee -a "$profile/recent" >/dev/null
installer "PROFILE/colorfilters"
check "the later one" "$(cat "$tree/profile/colorfilters")" "$(cat "$profile/colorfilters")"
check "the widths of the columns are the user's" 1 "$(grep -c '^# written by Wireshark' "$profile/recent")"
echo "# mine" | as_user tee -a "$profile/colorfilters" >/dev/null
installer "PROFILE was changed and stays as it is: for the profile of this version delete or rename that folder, and install again"
check "mine" "# mine" "$(tail -n 1 "$profile/colorfilters")"
installer "PROFILE was changed and stays" --uninstall
holds "colorfilters dfilter_buttons installed preferences recent"
as_user cp "$tree/profile/colorfilters" "$profile/colorfilters"
as_user touch "$profile/decode_as_entries"
installer "PROFILE was changed and stays" --uninstall
as_user rm "$profile/decode_as_entries" "$profile/installed"
installer "removed PROFILE" --uninstall
finish "$checks"
