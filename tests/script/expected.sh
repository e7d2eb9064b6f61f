#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# expected.sh NAME...: writes the .expected files of captures anew, all of them without a name. Read the difference!

. "$(dirname "$0")/lib.sh"

[ $# -gt 0 ] || set -- $(cd "$top/captures" && ls *.pcap* | sed 's/\.pcap.*//')
for name in "$@"; do
    annotations "$stage"/captures/"$name".pcap* -2 >"$top/captures/$name.expected"
done
