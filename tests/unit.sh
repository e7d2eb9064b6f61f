#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# unit.sh [NAME...]: installs what the unit tests need, builds those of these names, or all of them, and runs them: "unit.sh
# routing" is core/rule/routing_test.c. It also builds the program, codes/sipcode there. SIPCODE_BUILD names another folder than build/test.

set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/packaging/need.sh"

mapfile -t names < <(cd "$top/tests" && basename -s _test.c -a codes/*_test.c core/{,*/}*_test.c | sort)
for name in "$@"; do
    [[ " ${names[*]} " = *" $name "* ]] || die "no unit test $name, but these: ${names[*]}"
done

need "${build_needs[@]}" lib:cmocka=libcmocka-dev

build=${SIPCODE_BUILD:-$top/build/test}
targets=(sipcode_command "${@/%/_test}")
[ $# -gt 0 ] || { set -- "${names[@]}"; targets=(sipcode_command unit_tests); }
cmake -S "$top" -B "$build" -DCMAKE_C_FLAGS=-Werror -DBUILD_TESTING=ON >/dev/null
cmake --build "$build" --parallel "$(nproc)" --target "${targets[@]}" | { grep -v ' Built target ' || true; }
any=$(IFS='|' && echo "$*")
ctest --test-dir "$build" --output-on-failure --parallel "$(nproc)" -R "^($any)\$"
