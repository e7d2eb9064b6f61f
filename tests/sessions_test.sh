#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# sessions_test.sh [LOADS]: capture after capture is opened in one sharkd, with other preferences each time: what is said stays
# right, and closing a capture gives back what was kept of it.

. "$(dirname "$0")/lib.sh"
command -v sharkd >/dev/null || { echo "this release has no sharkd"; exit 77; }
loads=${1:-24}
mkdir "$stage/none"
python3 - "$tests" "$stage/captures/calls.pcap" <<'PYTHON'
import sys

sys.path.insert(0, sys.argv[1])
import wire

calls = range(2000)
packets = ((wire.request(number=call), wire.response(486, "Busy Here", number=call)) for call in calls)
wire.write_capture(sys.argv[2], (wire.udp_packet(message) for call in packets for message in call))
PYTHON
chmod a+r "$stage/captures/calls.pcap"

# growth MODULES [VARIABLE=VALUE]
growth() {
    as_user WIRESHARK_PLUGIN_DIR="$stage/$1" "${@:2}" python3 -B "$tests/sessions.py" "$loads" \
        "$stage"/captures/{calls,busy,transfer-done,prack}.pcap
}

# sharkd 4.0 itself loses 11 MiB with each capture.
without=$(growth none)
with=$(growth plugins SIPCODE=1) || fail "what is said changes: $with"
echo "KiB more after $loads times than after a fifth of them: $with, without the module $without"
# What is kept of these calls is 500 KiB.
[ $((with - without)) -lt $((loads * 100)) ] || fail "memory is not given back"
finish 2
