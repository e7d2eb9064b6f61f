# SPDX-License-Identifier: GPL-2.0-or-later
# Wireshark's windows for tests and pictures: a screen of their own, an ordinary user, reading what is shown.
# Sourced; everything that it starts ends with the script.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

gui_groups=()
gui_log=$stage/gui.log

# gui_kill SIGNAL: to all that gui_run started; fails where nothing is left.
gui_kill() {
    local group left=1
    for group in "${gui_groups[@]}"; do
        if kill "-$1" -- "-$group" 2>/dev/null; then left=0; fi
    done
    return "$left"
}

gui_ended() {
    ! gui_kill 0
}

gui_end() {
    gui_kill TERM && gui_wait 5 gui_ended || gui_kill KILL || true
    rm -rf "$stage"
}
trap gui_end EXIT

# gui_run COMMAND...: runs it in the background until the script ends.
gui_run() {
    set -m # a process group of its own
    { trap : TERM; "$@"; } </dev/null >>"$gui_log" 2>&1 &
    set +m
    gui_groups+=($!)
}

# gui_wait SECONDS COMMAND...: repeats it until it succeeds.
gui_wait() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.2
    done
}

# gui_start SIZE: a screen, as 1280x800, with a window manager.
gui_start() {
    : >"$stage/display"
    exec {display}>"$stage/display"
    gui_run Xvfb -displayfd "$display" -screen 0 "$1x24" -nolisten tcp
    gui_wait 20 test -s "$stage/display"
    export DISPLAY=":$(<"$stage/display")"
    gui_run as_user openbox
    gui_wait 20 wmctrl -m
}
