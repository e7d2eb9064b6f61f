#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Frames as large as they can be, and lengths that are not true: what Wireshark takes for a response is explained, nothing
# else is, and memory stays in bounds.

. "$(dirname "$0")/lib.sh"
python3 -B "$tests/script/frames.py" "$stage/captures"
chmod a+r "$stage"/captures/*
mkdir "$stage/none"

# reads MODULES CAPTURE FIELD...: writes the fields of its frames with SIP into $stage/home/MODULES-CAPTURE, and into .peak
# beside it the memory that tshark took. That Wireshark has no room for all taps of a frame, it says itself.
reads() {
    local file=$stage/home/$1-$2 folder=$stage/$1 capture=$stage/captures/$2.pcap field fields=()
    shift 2
    for field in "$@"; do fields+=(-e "$field"); done
    as_user WIRESHARK_PLUGIN_DIR="$folder" python3 -B "$stage/script/peak.py" "$file.peak" \
        tshark -r "$capture" -Y sip -T fields -E aggregator='|' "${fields[@]}" >"$file" 2>"$stage/errors"
}

# said CAPTURE FROM TO: a check that the responses of a frame have these numbers by their phrases, and are all that Wireshark
# takes for one.
said() {
    local file=$stage/home/plugins-$1
    reads plugins "$1" sip.Status-Line sipcode.phrase
    check "the responses of $1.pcap are those explained" "$(cut -f1 "$file" | sed 's/SIP\/2.0 [0-9]* //g')" "$(cut -f2 "$file")"
    check "the responses of $1.pcap" "$2" "$(cut -f2 "$file" | tr '\n' '|')"
}

said many "$(seq -f p%.0f -s '|' 0 5001)|"
said large "$(seq -f p%.0f -s '|' 0 11)|"
said datagrams 'p0|p1|'
said lengths "$(for i in {0..8}; do printf 'p%d|p%d|' "$i" "$i"; done)p9|p9|behind9|"

# more CAPTURE KIB: a check that the module takes no more than that beside what Wireshark takes.
more() {
    reads none "$1" sip.Status-Line
    local more=$(($(<"$stage/home/plugins-$1.peak") - $(<"$stage/home/none-$1.peak")))
    checks=$((checks + 1))
    echo "$1.pcap: $more KiB more than without the module"
    [ "$more" -le "$2" ] || fail "too much for $1.pcap"
}

more many $((5000 * 24)) # nearly all for trees, and gone with the frame
more large 8192
finish "$checks"
