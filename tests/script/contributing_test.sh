#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# CONTRIBUTING.md: what its examples say is done to a copy of the sources, which must build, pass, and show what was added. Each
# example is a block that names its file: a new file whole, or a diff.

. "$(dirname "$0")/lib.sh"

cp -R "$top"/{CMakeLists.txt,README.md,codes,plugin,captures,tests,packaging} "$stage/"
python3 - "$top/CONTRIBUTING.md" "$stage" <<'PYTHON'
import pathlib
import re
import sys

page, folder = pathlib.Path(sys.argv[1]).read_text(), pathlib.Path(sys.argv[2])
for kind, name, block in re.findall(r"^```(\w+) (\S+)\n(.*?)^```$", page, re.M | re.S):
    path = folder / name
    if kind != "diff":
        if path.exists():
            sys.exit(f"{name} is there already")
        path.write_text(block)
        continue
    lines = block.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] != "+")
    after = "".join(line[1:] for line in lines if line[0] != "-")
    text = path.read_text()
    if text.count(before) != 1:
        sys.exit(f"{name} has not once\n{before}")
    path.write_text(text.replace(before, after))
PYTHON

export SIPCODE_BUILD=$stage/build
"$stage/tests/unit.sh" ringing finding_text code compile rule >"$stage/said" 2>&1 ||
    fail "it does not build and pass: $(tail -n 30 "$stage/said")"
# Optimizing, compilers warn of more.
checks=$((checks + 1))
flags=$(sed -nE 's/^C_(FLAGS|INCLUDES) = //p' "$stage/build/plugin/core/CMakeFiles/rule.dir/flags.make")
# shellcheck disable=SC2086
cc $flags -O2 -c "$stage/plugin/core/rule/ringing.c" -o /dev/null || fail "it does not compile with -O2"
sipcode=$stage/build/codes/sipcode
check "the new code" "SIP 495 Queue Is Full" "$("$sipcode" 495 | head -n 1)"
check "compared" "SIP 486 Busy Here vs 495 Queue Is Full" "$("$sipcode" 486 495 | head -n 1)"
check "the new cause" "QUEUE cause 2 Caller gave up" "$("$sipcode" --cause 'QUEUE;cause=2' | head -n 1)"

check "the new language" "Ĉefaj diferencoj" "$("$sipcode" --language eo 486 600 | grep diferencoj)"
check "the rest of it in English" "When to use which" "$("$sipcode" --language eo 486 600 | grep which$)"
check "a text that is not translated" "eo, fr, ja" "$(sed -n 's#.*/\([a-z]*\)\.po: [0-9]* texts have no translation.*#\1#p' "$stage/said" | sort -u | paste -sd , | sed 's/,/, /g')"

# refuses WHAT FAULT: the sources do not build, and say why.
refuses() {
    checks=$((checks + 1))
    ! "$stage/tests/unit.sh" ringing >"$stage/said" 2>&1 || fail "$1: it builds"
    grep -qE "$2" "$stage/said" || fail "$1: it says $(tail -n 8 "$stage/said")"
}

rules=$stage/plugin/core/rule
sed -i '/X(ringing)/d' "$rules/rules.c"
refuses "a rule in no list" 'rule/ringing.c: no line X\(ringing\)'
cp "$top/plugin/core/rule/rules.c" "$rules/rules.c" && sed -i 's/X(early_media)/X(early_media) X(ringing)/' "$rules/rules.c"
sed -i 's/FINDING_RINGING_LATE/FINDING_SLOW/' "$rules/ringing.c"
refuses "a text that no rule says" 'finding/ringing-late.ini: no source says FINDING_RINGING_LATE'
sed -i 's/FINDING_SLOW/FINDING_RINGING_LATE/; s/value_after/value_afterwards/' "$rules/ringing.c"
refuses "a value with a wrong name" 'ringing.c:.*value_afterwards'
sed -i 's/value_afterwards/value_after/' "$rules/ringing.c"
sed -i 's/Rang only after {after}/Rang only after {aftre}/' "$stage/codes/text/finding/ringing-late.ini"
refuses "a placeholder that is no value" 'finding/ringing-late.ini:6:summary: .*\{aftre\}'
rm "$stage/codes/text/finding/ringing-late.ini"
refuses "a form without a text" "ringing.c:.*FINDING_RINGING_LATE"
checks=$((checks + 1))
finish "$checks"
