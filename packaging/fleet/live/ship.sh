#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# ship.sh SPOOL COMMAND...: gives each file of SPOOL to COMMAND, a loader of this folder, and removes it once all its events are
# there. Where the engine is down files stay and are tried again; a file with events that were refused goes to SPOOL/refused.
# With SIPCODE_ONCE=1 it ends after one look at the folder, with 3 where files remain.
set -u
spool=$1
shift
mkdir -p "$spool/refused" || exit 1
while :; do
    left=0
    for file in "$spool"/*.ndjson; do
        [ -e "$file" ] || continue
        "$@" "$file"
        case $? in
        0) rm -f "$file" ;;
        1) mv "$file" "$spool/refused/" ;;
        *) left=3 && break ;;
        esac
    done
    [ -z "${SIPCODE_ONCE-}" ] || exit "$left"
    sleep "${SIPCODE_PAUSE:-5}"
done
