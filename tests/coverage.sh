#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# coverage.sh: how much of codes/ and of the plugin's core unit tests and the tests of the programs reach, by file, the least first.
# Fails where that is less than 95 % of the lines or 90 % of the branches in all; files that have less are marked. Nothing
# is left out of the count. Builds in build/coverage, or in SIPCODE_COVERAGE.

set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/packaging/need.sh"

need "${build_needs[@]}" gcc=gcc gcovr=gcovr lib:cmocka=libcmocka-dev tshark=tshark jq=jq groff=groff-base script=bsdutils \
    setpriv=util-linux

build=${SIPCODE_COVERAGE:-$top/build/coverage}
jobs=$(nproc)
mkdir -p "$build"

# quietly COMMAND...: shows what it says only where it fails.
quietly() {
    "$@" >"$build/log" 2>&1 || {
        cat "$build/log" >&2
        die "failed: $*"
    }
}

quietly cmake -S "$top" -B "$build" -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS=--coverage -DBUILD_TESTING=ON
quietly cmake --build "$build" --parallel "$jobs"
find "$build" -name '*.gcda' -delete # what building runs is no test
quietly ctest --test-dir "$build" --output-on-failure --parallel "$jobs" -E '_script$'
# Whoever runs the program later, root or not, notes in these files what it reaches.
"$build/codes/sipcode" --version >/dev/null
chmod -R a+rwX "$build"
quietly ctest --test-dir "$build" --output-on-failure --parallel "$jobs" \
    -R '^(command|events_command|generators|handbook|report_command)_script$'

# The tests' own build of the pure code, and the programs of codes/: the module, which tshark runs, is in neither.
quietly gcovr --root "$top" --filter "$top/(codes|plugin)/" --json-summary "$build/coverage.json" \
    "$build/tests/CMakeFiles/checked.dir" "$build/codes/CMakeFiles"

jq -r '
    def percent($covered; $total): if $total == 0 then 100 else ($covered * 1000 / $total | floor) / 10 end;
    def measure($name): {
        $name, lines: percent(.line_covered; .line_total), branches: percent(.branch_covered; .branch_total)
    } | .mark = if .lines < 95 or .branches < 90 then "below" else "" end;
    def row: [.lines, .branches, .name, .mark] | @tsv;

    measure("in all: \(.line_total) lines, \(.branch_total) branches") as $all
    | "lines\tbranches", (.files | map(measure(.filename)) | sort_by(.branches, .lines)[] | row), ($all | row),
      if $all.mark == "" then empty else "less than 95 % of the lines or 90 % of the branches\n" | halt_error(1) end
' "$build/coverage.json"
