#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Wireshark's own checks of field and filter names, from its sources in the folder $WIRESHARK_SOURCE.

set -euo pipefail
plugin=$(cd "$(dirname "$0")/../../plugin" && pwd)
tools=${WIRESHARK_SOURCE:-/usr/src/wireshark}/tools
[ -e "$tools/checkfiltername.pl" ] || exit 77

# The checks read one file, and want protocol and fields in it, a field as Wireshark registers it: the rows of struct item_field
# have its name elsewhere.
file=$(mktemp)
trap 'rm "$file"' EXIT
cat "$plugin"/{plugin,tree,tree_exchange,experts}.c |
    perl -0pe 's/static const struct item_field fields\[\]/static hf_register_info hf[]/g;
        s/\{(&hf_\w+),\s*("[^"]*"),\s*(FT_\w+),\s*(\w+),[^}]*\}/{$1, {"Name", $2, $3, $4, NULL, 0, NULL, HFILL}}/g' >"$file"
for check in checkfiltername.pl checkhf.pl; do
    said=$(perl "$tools/$check" "$file" 2>&1) && [ -z "$said" ] || {
        echo "FAIL: $check: $said"
        exit 1
    }
done
echo "2 checks, 0 failed"
