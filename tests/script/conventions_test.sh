#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Wireshark's own checks of field and filter names, from its sources in the folder $WIRESHARK_SOURCE.

set -euo pipefail
plugin=$(cd "$(dirname "$0")/../../plugin" && pwd)
tools=${WIRESHARK_SOURCE:-/usr/src/wireshark}/tools
[ -e "$tools/checkfiltername.pl" ] || exit 77

# The checks read one file, and want protocol and fields in it.
file=$(mktemp)
trap 'rm "$file"' EXIT
cat "$plugin"/{plugin,tree,tree_exchange,experts}.c >"$file"
for check in checkfiltername.pl checkhf.pl; do
    said=$(perl "$tools/$check" "$file" 2>&1) && [ -z "$said" ] || {
        echo "FAIL: $check: $said"
        exit 1
    }
done
echo "2 checks, 0 failed"
