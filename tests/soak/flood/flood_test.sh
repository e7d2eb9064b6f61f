#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# flood_test.sh [BYTES STEPS]: whatever strangers send, reading it takes the core instructions and memory in proportion, and
# what it says of it is true; and no message takes more for a byte than ten times what an ordinary call takes. Instructions are
# counted, not timed: at these sizes and at twice and four times as much.

. "$(dirname "$0")/../../script/lib.sh"
command -v valgrind >/dev/null || { echo "this machine has no valgrind"; exit 77; }
[ -x "$build/tests/soak/flood/flood" ] || { echo "built without valgrind's header or mallinfo2"; exit 77; }

# count NAME ARGUMENT...: the lines of `flood` in $stage/NAME.lines, its dumps in $stage/NAME.
count() {
    mkdir "$stage/$1"
    valgrind -q --tool=callgrind --collect-atstart=no --callgrind-out-file="$stage/$1/dump" \
        "$build/tests/soak/flood/flood" "${@:2}" >"$stage/$1.lines"
}

count growth "${1:-2048}" "${2:-125}"
python3 "$tests/soak/flood/growth.py" "$stage/growth.lines" "$stage"/growth/dump.*
count cost
python3 "$tests/soak/flood/cost.py" "$stage/cost.lines" "$stage"/cost/dump.*
