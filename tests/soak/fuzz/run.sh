#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# run.sh [-j JOBS] MINUTES [TARGET...]: installs what it needs, builds the targets (all, or these) with libFuzzer, feeds them
# what broke before (regressions/), then fuzzes from the captures and from what earlier runs kept, MINUTES in all, JOBS
# targets at a time. What breaks one stays in build/fuzz/findings; then the exit code is 1. SIPCODE_FUZZ names another folder.

set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
. "$top/packaging/need.sh"
. "$here/libfuzzer.sh"

jobs=$(nproc)
if [ "${1-}" = -j ]; then
    jobs=$2
    shift 2
fi
[[ ${1-} =~ ^[0-9]+(\.[0-9]+)?$ ]] || die "usage: run.sh [-j JOBS] MINUTES [TARGET...]"
minutes=$1
shift
targets=("$@")
[ $# -gt 0 ] || targets=(compile diagnosis header message report)
for target in "${targets[@]}"; do
    [[ " compile diagnosis header message report " = *" $target "* ]] || die "no target $target"
done

need "${build_needs[@]}" lib:cmocka=libcmocka-dev clang=clang has_libfuzzer=libclang-rt-dev python3=python3
has_libfuzzer || die "clang has no libFuzzer: install libclang-rt-dev"

fuzz=${SIPCODE_FUZZ:-$top/build/fuzz}
programs=$fuzz/build/tests/soak/fuzz
findings=$fuzz/findings
seconds=$(awk -v m="$minutes" -v n=${#targets[@]} 'BEGIN { print int(m * 60 / n + 0.5) }')
declare -A longest=([compile]=4096 [diagnosis]=8192 [header]=4096 [message]=8192 [report]=16384)

# GLib's own allocator would hide faults from AddressSanitizer; the texts of `compile` change too often for a disk.
export G_SLICE=always-malloc
TMPDIR=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)")
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

build() {
    cmake -S "$top" -B "$fuzz/build" -DCMAKE_C_COMPILER=clang -DCMAKE_C_FLAGS=-Werror &&
        cmake --build "$fuzz/build" --target fuzz_targets --parallel "$jobs"
}

# breaks TARGET FILE NAME: whether the file breaks the target; what it said is kept beside the finding.
breaks() {
    ! "$programs/$1" -timeout=5 "$2" >"$findings/$3.log" 2>&1
}

replay() {
    local target=$1 file name
    for file in "$here/regressions/$target"-*; do
        [ -e "$file" ] || continue
        name=again-$(basename "$file")
        if breaks "$target" "$file" "$name"; then
            cp "$file" "$findings/$name"
        else
            rm "$findings/$name.log"
        fi
    done
}

# What breaks a target, made as small as a short time allows.
keep_finding() {
    local target=$1 file=$2 name
    name=$target-$(basename "$file")
    cp "$file" "$findings/$name"
    breaks "$target" "$file" "$name" || true
    [[ $name = *-crash-* ]] || return 0
    # It starts itself by a shell, without quotes: no name must have a space.
    (cd "$fuzz" && "build/tests/soak/fuzz/$target" -minimize_crash=1 -max_total_time=20 \
        -exact_artifact_path="findings/$name.small" "findings/$name" >/dev/null 2>&1) || true
    if [ -s "$findings/$name.small" ] && breaks "$target" "$findings/$name.small" "$name"; then
        mv "$findings/$name.small" "$findings/$name"
    fi
}

fuzz_target() {
    local target=$1 broken=$fuzz/broken/$1 corpus=$fuzz/corpus/$1 status=0 file
    rm -rf "$broken" "$findings"/{,again-}"$target"-*
    mkdir -p "$broken" "$corpus" "$fuzz/seeds/$target" # a target may make its own
    replay "$target"
    "$programs/$target" -max_total_time="$seconds" -max_len="${longest[$target]}" -timeout=5 -report_slow_units=2 \
        -dict="$here/sip.dict" -artifact_prefix="$broken/" -print_final_stats=1 "$corpus" "$fuzz/seeds/$target" \
        >"$fuzz/$target.log" 2>&1 || status=$?
    for file in "$broken"/{crash,leak,oom,timeout}-*; do
        [ -e "$file" ] || continue
        keep_finding "$target" "$file"
        status=0
    done
    [ "$status" -eq 0 ] || cp "$fuzz/$target.log" "$findings/$target-ended-with-$status"
}

# The last value of a statistic in a target's log: "cov", "corp".
last() {
    grep -o " $2: [^ ]*" "$fuzz/$1.log" | tail -n 1 | cut -d ' ' -f 3
}

report() {
    local target=$1 found slow
    found=$(find "$findings" \( -name "$target-*" -o -name "again-$target-*" \) -not -name '*.log' | wc -l)
    total=$((total + found))
    slow=$(find "$fuzz/broken/$target" -name 'slow-unit-*' | wc -l)
    echo "$target: $(sed -n 's/stat::number_of_executed_units: *//p' "$fuzz/$target.log") executions, $(last "$target" cov)" \
        "edges, corpus $(last "$target" corp), $found findings, $slow slow inputs"
}

mkdir -p "$fuzz"
build >"$fuzz/build.log" 2>&1 || {
    cat "$fuzz/build.log" >&2
    die "the build failed: see the lines above"
}
mkdir -p "$findings"
rm -rf "$fuzz/seeds"
python3 "$here/seeds.py" "$fuzz/seeds"
for target in "${targets[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do wait -n; done
    fuzz_target "$target" &
done
wait
total=0
for target in "${targets[@]}"; do report "$target"; done
[ "$total" -eq 0 ] || die "$total findings, each with what was said of it, are in $findings"
