#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# -z sipcode,report,json hits each number of a capture that was made up and is known, also one that ends in the middle of calls.

. "$(dirname "$0")/lib.sh"
export PYTHONPATH=$top/tests/lib PYTHONDONTWRITEBYTECODE=1

for frames in 3000 8000; do
    python3 "$top/tests/soak/bench/generate.py" known "$frames" "$stage/known.pcap" "$stage/truth.json"
    chmod a+r "$stage/known.pcap"
    as_user tshark -n -q -r "$stage/known.pcap" -z sipcode,report,json >"$stage/report.json" 2>/dev/null
    check "$frames frames" "" "$(python3 "$top/tests/script/untrue.py" "$stage/truth.json" "$stage/report.json")"
done
finish 2
