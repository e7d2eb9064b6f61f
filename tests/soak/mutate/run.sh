#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# run.sh [-j JOBS] [-s SEED] [-f FIRST] [--valgrind] FILES: installs what it needs, builds the plugin with AddressSanitizer and
# UndefinedBehaviorSanitizer, makes so many mutants of the captures, and has tshark and sharkd read them, in several ways; with
# --valgrind under valgrind instead, small captures only. Mutant N of a SEED (1) is always the same: "-s SEED -f N 1" is that one.
# What goes wrong stays in build/mutate/findings as ours-WAY-SEED-N-KIND-CAPTURE; what goes wrong without the plugin too is
# called wireshark- instead of ours-. The exit code is 1 where one is ours. SIPCODE_MUTATE names another folder than build/mutate.

set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
. "$top/packaging/need.sh"

jobs=$(nproc) seed=1 first=0 kind=sanitizers
usage="usage: run.sh [-j JOBS] [-s SEED] [-f FIRST] [--valgrind] FILES"
while [[ ${1-} = -* ]]; do
    case $1 in
    --valgrind) kind=valgrind ;;
    -[jsf])
        [[ ${2-} =~ ^[0-9]+$ ]] || die "$usage"
        declare "$(case $1 in -j) echo jobs ;; -s) echo seed ;; *) echo first ;; esac)=$2"
        shift
        ;;
    *) die "$usage" ;;
    esac
    shift
done
[[ $# = 1 && $1 =~ ^[0-9]+$ ]] || die "$usage"

need "${build_needs[@]}" gcc=gcc tshark=tshark editcap=wireshark-common sharkd=wireshark-common python3=python3 setpriv=util-linux
[ "$kind" = sanitizers ] || need valgrind=valgrind

mutate=${SIPCODE_MUTATE:-$top/build/mutate}
mkdir -p "$mutate/findings"
mutate=$(cd "$mutate" && pwd)

build() {
    local flags=(-DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS=-Werror)
    [ "$kind" = valgrind ] || flags=(--preset sanitizers)
    (cd "$top" && cmake "${flags[@]}" -S . -B "$mutate/$kind" -DBUILD_TESTING=OFF -DCMAKE_C_COMPILER=gcc) &&
        cmake --build "$mutate/$kind" --parallel "$jobs" &&
        gcc -O2 -Wall -Wextra -Werror -shared -fPIC -o "$mutate/fork.so" "$here/fork.c"
}
build >"$mutate/build.log" 2>&1 || {
    cat "$mutate/build.log" >&2
    die "the build failed: see the lines above"
}

SIPCODE_BUILD=$mutate/$kind
. "$top/tests/script/lib.sh"
MUTATE_PRELOAD=
options=(--valgrind --largest 20000 --seconds 300)
if [ "$kind" = sanitizers ]; then
    runtime() { readlink -f "$(gcc -print-file-name="$1")"; }
    MUTATE_PRELOAD="$(runtime libasan.so) $(runtime libubsan.so)"
    options=()
fi
export MUTATE_PRELOAD

# Names of makers, ports and enterprises, read anew for each capture, would take longer than most captures.
mkdir "$stage/data" "$stage/empty"
data=$(tshark -G folders 2>/dev/null | sed -n 's/^Global configuration:[[:space:]]*//p')
for file in "$data"/*; do
    case $file in
    */manuf | */services | */wka | */enterprises.tsv) : >"$stage/data/$(basename "$file")" ;;
    *) ln -s "$file" "$stage/data/" ;;
    esac
done
cp "$mutate/fork.so" "$stage/"
python3 "$tests/script/hostile.py" "$stage/captures/hostile.pcap"
for file in "$shared"/{captures,cases}/*.*cap*; do cp "$file" "$stage/captures/"; done
as_user env LD_PRELOAD="$MUTATE_PRELOAD" ASAN_OPTIONS=detect_leaks=0 tshark -G fields 2>"$stage/errors" |
    awk -F'\t' '$1 == "F" && $3 ~ /^sipcode/ { print $3 }' >"$stage/fields"
[ -s "$stage/fields" ] || die "tshark does not load this build: $(tail -n 3 "$stage/errors")"
chmod -R a+rX "$stage"

python3 "$here/mutate.py" --stage "$stage" --findings "$mutate/findings" --jobs "$jobs" --seed "$seed" --first "$first" \
    "${options[@]}" "$1"
