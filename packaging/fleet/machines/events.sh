#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# events.sh CAPTURE [FOLDER]: writes the events of a capture into FOLDER, else beside it, as NAME.ndjson; nothing where that is
# there. A file appears when it is whole. SIPCODE_PROBE is who captured; the name of this host where it is not set.
# Exit code: 0 written or there before, 1 written, but the capture could be read only in part, 2 it could not be read at all,
# 3 the events could not be written, which may go better later.
set -u

# from_here NAME: of a file or a folder, so that it begins like no option.
from_here() {
    case $1 in
    /*) printf '%s' "$1" ;;
    *) printf './%s' "$1" ;;
    esac
}

capture=$(from_here "$1")
name=$(basename "$capture")
folder=$(from_here "${2:-$(dirname "$capture")}")
target=$folder/$name.ndjson
[ ! -e "$target" ] || exit 0

# escape TEXT: for an option of tshark, where a comma ends a value.
escape() {
    printf '%s' "$1" | sed 's/%/%25/g; s/,/%2C/g'
}

rm -f "$folder/.events.$name".?????? # of a run that was killed; one that goes on without us finds nothing to name
part=$(mktemp "$folder/.events.$name.XXXXXX") || exit 3
trap 'rm -f "$part"' EXIT
trap 'exit 3' HUP INT TERM
result=0
if ! tshark -n -q -r "$capture" -z "sipcode,events,probe=$(escape "${SIPCODE_PROBE:-$(uname -n)}"),capture=$(escape "$name"),$part"; then
    capinfos -c "$capture" >/dev/null 2>&1 && exit 3
    [ -s "$part" ] || exit 2
    result=1
fi
[ ! -s "$part" ] || [ -z "$(tail -c 1 "$part")" ] || exit 3
chmod 644 "$part" && mv "$part" "$target" || exit 3
exit "$result"
