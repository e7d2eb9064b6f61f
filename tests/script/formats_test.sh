#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# All codes from 000 to 999 are explained alike in every output format, and nothing that is read is cut.

. "$(dirname "$0")/lib.sh"

python3 - "$stage/codes.pcap" <<'PYTHON'
import sys

import wire

wire.write_capture(sys.argv[1], (wire.udp_packet(wire.response(code, "Phrase", number=code + 1)) for code in range(1000)))
PYTHON
chmod a+r "$stage/codes.pcap"

for format in json ek pdml; do
    as_user tshark -r "$stage/codes.pcap" -Y sipcode -T "$format" -J sipcode >"$stage/$format"
done
as_user tshark -r "$stage/codes.pcap" -Y sipcode -V -O sipcode >"$stage/text"
fields=$(as_user tshark -G fields | awk -F'\t' '$1 == "F" && $3 ~ /^sipcode\./ && $3 !~ /expert/ { print $3 }')
as_user tshark -r "$stage/codes.pcap" -Y sipcode -T fields -E aggregator=$'\x1f' -E separator=$'\x1e' \
    $(printf -- '-e %s ' $fields) >"$stage/fields"
echo "$fields" >"$stage/names"

python3 "$tests/script/formats.py" "$stage" || fail "formats differ: see above"
finish 1
