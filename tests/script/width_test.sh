#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What the trees of all captures show in English (languages_test.sh has the others) fits into the packet details of Wireshark's default layout, and in no object of -T ek a
# key comes twice because of us. Narrower than 44 columns a response time does not get, which Wireshark writes itself.

. "$(dirname "$0")/lib.sh"

# One behind the other.
capture=$stage/all.pcapng
mergecap -a -w "$capture" "$stage"/captures/*.pcap*
chmod a+r "$capture"
as_user tshark -2 -r "$capture" -Y sipcode -V -O sipcode >"$stage/text"
as_user tshark -2 -r "$capture" -Y sipcode -V -O sipcode -o sipcode.wrap:44 >"$stage/narrow"
as_user tshark -2 -r "$capture" -Y sipcode -T ek -J sipcode >"$stage/ek"
checks=3
python3 -B "$tests/script/width.py" 74 "$stage/text" || fail "wider than 74 columns: see above"
python3 -B "$tests/script/width.py" 44 "$stage/narrow" || fail "wider than 44 columns: see above"
python3 -B "$tests/script/width.py" keys "$stage/ek" || fail "a key twice: see above"
finish "$checks"
