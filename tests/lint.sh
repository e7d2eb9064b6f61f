#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# lint.sh [format]: what two compilers, clang-tidy, cppcheck and clang-format have to say of our C. Prints what is wrong and nothing
# else. Builds in build/lint, or in SIPCODE_LINT. For the tools of Debian 12: those of other releases want other things.

set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/packaging/need.sh"

format() {
    find "$top/codes" "$top/plugin" "$top/tests" -name '*.[ch]' -exec clang-format --dry-run -Werror {} +
}

if [ "${1-}" = format ]; then
    need clang-format=clang-format
    format
    exit
fi
need "${build_needs[@]}" lib:cmocka=libcmocka-dev clang=clang clang-tidy=clang-tidy clang-format=clang-format \
    cppcheck=cppcheck jq=jq

build=${SIPCODE_LINT:-$top/build/lint}
strict='-Werror -Wpedantic -Wshadow -Wconversion -Wformat=2 -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla'
jobs=$(nproc)
failures=0

# check WHAT COMMAND...: shows what the command says if it fails, without the progress of builds.
check() {
    local what=$1 said
    shift
    said=$("$@" 2>&1) && return
    failures=$((failures + 1))
    echo "== $what"
    grep -vE '^\[ *[0-9]+%\]|^(g?make|ninja)(\[[0-9]+\])?: |warnings? (generated|treated as errors)|^--' <<<"$said" || true
}

# What is compiled of each source, and what is written for it.
prepare() {
    cmake -S "$top" -B "$build/clang" -DCMAKE_C_COMPILER=clang -DCMAKE_C_FLAGS="$strict" -DCMAKE_BUILD_TYPE=Debug \
        -DBUILD_TESTING=ON -DCMAKE_EXPORT_COMPILE_COMMANDS=ON &&
        cmake --build "$build/clang" -j "$jobs" --target codes named complete
}

# compile COMPILER: each source once, to no object. What is only seen optimizing run.sh sees, to which warnings are errors too.
# The targets of libFuzzer are for clang alone.
compile() {
    jq -r --arg compiler "$1" 'map(select(.command | contains("-fsanitize=fuzzer") | not)) | unique_by(.file)[].command
            | sub("^[^ ]+"; $compiler) | sub(" -o [^ ]+"; " -fsyntax-only")' "$build/clang/compile_commands.json" |
        xargs -P "$jobs" -d '\n' -n 1 sh -c
}

# The compile commands of what we wrote, once a file: tests build the core again.
select_files() {
    jq 'map(select(.file | contains("/codes/written/") | not)) | unique_by(.file)' "$build/clang/compile_commands.json" \
        >"$build/compile_commands.json"
}

tidy() {
    jq -r '.[].file' "$build/compile_commands.json" | xargs -P "$jobs" -n 1 clang-tidy --quiet -p "$build"
}

inspect() {
    cppcheck --quiet -j "$jobs" --project="$build/compile_commands.json" --library=gtk --error-exitcode=1 \
        --enable=warning,style,performance,portability --suppressions-list="$top/tests/cppcheck.txt"
}

check clang-format format
check 'what is written' prepare
check clang compile clang
check gcc compile gcc
select_files
check clang-tidy tidy
check cppcheck inspect
[ "$failures" -eq 0 ]
