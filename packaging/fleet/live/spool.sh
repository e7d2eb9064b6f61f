#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# spool.sh RING SPOOL [once]: makes events of each capture in the folder RING that is finished: one that is not the newest, as dumpcap
# still writes that. Events of a capture appear in SPOOL as one whole file. A capture that was done is known by its name in
# SPOOL/.done, so a restart repeats at most one, whose events have the same ids. SIPCODE_SPOOL_MB is how much the spool may hold before
# captures wait in the ring: 1024 where it is not set. FILES is how many captures the ring may have, where it is set: a dumpcap that
# begins again never removes those of the one before. Never ends; "once", after one look at the ring.
set -u
ring=$1 spool=$2
here=$(dirname "$0")
done=$spool/.done
touch "$done" || exit 1
rm -f "$spool"/.events.*

# finished: names in the order of their times, all but the last.
# shellcheck disable=SC2010,SC2012 # dumpcap makes the names
finished() {
    ls -tr "$ring" | grep -E '[.]pcap(ng)?$' | sed '$d'
}

is_full() {
    [ "$(du -sm "$spool" | cut -f 1)" -ge "${SIPCODE_SPOOL_MB:-1024}" ]
}

# tell_lost: captures that waited when we looked last, and were overwritten.
tell_lost() {
    for name in $waiting; do
        [ -e "$ring/$name" ] || grep -qxF "$name" "$done" || echo "lost: $name was overwritten before it was read" >&2
    done
}

# take NAME: false where it has to be tried again, as on a full disk. A capture that cannot be read keeps none behind it waiting.
take() {
    "$here/../machines/events.sh" "$ring/$1" "$spool"
    case $? in
    0) ;;
    1) echo "cut: $1 was read only in part" >&2 ;;
    2) echo "unreadable: $1" >&2 ;;
    *) return 1 ;;
    esac
    echo "$1" >>"$done"
}

# prune: the oldest of more than FILES go, read or not.
prune() {
    [ -n "${FILES-}" ] || return 0
    finished | head -n "-$((FILES - 1))" | while IFS= read -r name; do rm -f "$ring/$name"; done
}

# forget: what is no longer in the ring needs no line in the list.
# shellcheck disable=SC2010
forget() {
    ls "$ring" | grep -xF -f - "$done" >"$done.new"
    mv "$done.new" "$done"
}

waiting=$(finished | grep -vxF -f "$done")
while :; do
    prune
    tell_lost
    waiting=$(finished | grep -vxF -f "$done")
    for name in $waiting; do
        if is_full; then echo "waiting: the spool is full" >&2 && break; fi
        take "$name" || break
    done
    forget
    [ "${3-}" != once ] || exit 0
    sleep "${SIPCODE_PAUSE:-5}"
done
