#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A name leads to one place: each rule has a test of its name, and no two C files, Python files or unit tests share one.

set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
cd "$top"
checks=0 failures=0

# none WHAT NAMES: a check that there are none.
none() {
    checks=$((checks + 1))
    [ -z "$2" ] || {
        echo "FAIL: $1: ${2//$'\n'/ }"
        failures=$((failures + 1))
    }
}

# twice PATTERN: the names of files that more than one folder has.
twice() {
    find codes plugin tests captures -name "$1" -exec basename -a {} + | sort | uniq -d
}

rules=$(basename -s .c -a plugin/core/rule/*.c | grep -vxE 'rules?')
tests=$(basename -s _test.c -a tests/core/rule/*_test.c)
none "rules without tests/core/rule/NAME_test.c" "$(grep -vxF "$tests" <<<"$rules" || true)"
none "names of several C files" "$(twice '*.c')"
none "names of several headers" "$(twice '*.h')"
none "names of several Python files" "$(twice '*.py')"
none "names of several unit tests" "$(grep -rhoE --include='*_test.c' '^static void [a-z0-9_]+\(void \*\*state\)' tests | sort | uniq -d)"
echo "$checks checks, $failures failed"
[ "$failures" -eq 0 ]
