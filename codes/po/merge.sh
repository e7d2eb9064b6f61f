#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# merge.sh: writes the template anew from the texts, and puts into each language's file what changed: new texts without a
# translation, changed ones as fuzzy, which count as untranslated until somebody has read them.

set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
. "$top/packaging/need.sh"
need "${build_needs[@]}" msgmerge=gettext

cmake -S "$top" -B "$top/build/po" >/dev/null
cmake --build "$top/build/po" --target compile_codes >/dev/null
"$top/build/po/codes/compile_codes" --pot "$top/codes/text" "$here/sipcode.pot"
for language in "$here"/*.po; do
    msgmerge --quiet --update --backup=off --previous "$language" "$here/sipcode.pot"
    echo "$(basename "$language"): $(msgfmt --statistics -o /dev/null "$language" 2>&1)"
done
