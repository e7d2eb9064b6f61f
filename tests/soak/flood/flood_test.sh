#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# flood_test.sh [BYTES STEPS]: whatever strangers send, reading it takes the core instructions and memory in proportion, and
# what it says of it is true. Instructions are counted, not timed: at these sizes and at twice and four times as much.

. "$(dirname "$0")/../../script/lib.sh"
command -v valgrind >/dev/null || { echo "this machine has no valgrind"; exit 77; }
[ -x "$build/tests/soak/flood/flood" ] || { echo "built without valgrind's header or mallinfo2"; exit 77; }

valgrind -q --tool=callgrind --collect-atstart=no --callgrind-out-file="$stage/dump" \
    "$build/tests/soak/flood/flood" "${1:-2048}" "${2:-125}" >"$stage/floods"
python3 "$tests/soak/flood/growth.py" "$stage/floods" "$stage"/dump.*
