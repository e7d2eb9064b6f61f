#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The handbook: how long it takes to write and how large it is, its links, and all of it in Chromium, as somebody opens it from his
# file manager. Where npm is there, axe-core looks at it too.

. "$(dirname "$0")/lib.sh"
. "$top/packaging/need.sh"

has_selenium() {
    /usr/bin/python3 -c 'import selenium'
}

need chromium=chromium chromedriver=chromium-driver has_selenium=python3-selenium

book=$stage/handbook
mkdir -p "$book/captures"
cp "$top"/captures/*.pcap* "$book/captures/"
cp "$top"/codes/markup/palette.css "$top"/codes/handbook/handbook.{css,js} "$book/"
began=$(date +%s%N)
"$build/codes/write_handbook" "$book" "$top/captures"
taken=$((($(date +%s%N) - began) / 1000000))
size=$(du -sb "$book" | cut -f1)
script=$(stat -c %s "$book/handbook.js")
echo "written in $taken ms, $((size / 1000)) kB, of them the script $((script / 1000))"
check "written in less than 10 s" 1 "$((taken < 10000))"
check "less than 15 MB" 1 "$((size < 15000000))"
check "a script of less than 50 KB" 1 "$((script < 50000))"
check "the same as what was built" "" "$(diff -r "$book" "$build/handbook")"

"$build/codes/write_handbook" "$stage/again" "$top/captures"
check "the same each time" "" "$(diff -r "$book" "$stage/again" | grep -v ': \(captures\|palette\.css\|handbook\.\(js\|css\)\)$')"
links=$(/usr/bin/python3 "$tests/script/handbook_links.py" "$book") || fail "$links"
echo "$links"

# opens WORD...: the address that the program tells, of a handbook among the user's data.
opens() {
    XDG_DATA_HOME=$stage/data LANGUAGE=ja "$build/codes/sipcode" --handbook "$@" 2>&1 | sed "s,^file://$stage/data/doc/sipcode/handbook/,,"
}
mkdir -p "$stage/data/doc/sipcode"
ln -s "$book" "$stage/data/doc/sipcode/handbook"
check "the first page" ja/index.html "$(opens)"
check "a code" ja/486.html "$(opens 486)"
check "one in no table" ja/class-4.html "$(opens 499)"
check "a curated pair" ja/486-600.html "$(opens 600 486)"
check "any other" "ja/compare.html#100,607" "$(opens 100 607)"
check "a finding" ja/finding-auth-rejected.html "$(opens auth-rejected)"
check "no page" 1 "$(opens 999 | grep -c 'sipcode: .*「999」')"

axe=()
if command -v npm >/dev/null && (cd "$stage" && npm pack --silent axe-core >/dev/null 2>&1 && tar -xzf axe-core-*.tgz package/axe.min.js); then
    axe=("$stage/package/axe.min.js")
else
    echo "axe-core cannot be had here: nothing looks at contrast and labels"
fi
timeout 300 /usr/bin/python3 "$tests/script/handbook_browser.py" "$book" "$build/tests/script/pairs" "${axe[@]}" || fail "in the browser"
finish "$checks"
