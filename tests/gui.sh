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

# gui_wait SECONDS COMMAND...: repeats it until it succeeds; 110 seconds after its start a script waits no more.
gui_wait() {
    local end=$((SECONDS + $1 < 110 ? SECONDS + $1 : 110))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.1
    done
}

# gui_start SIZE: a screen, as 1280x800, with a window manager.
gui_start() {
    exec {screen}>"$stage/screen"
    gui_run Xvfb -displayfd "$screen" -screen 0 "$1x24" -nolisten tcp
    gui_wait 20 test -s "$stage/screen"
    DISPLAY=:$(<"$stage/screen")
    export DISPLAY
    gui_run as_user openbox
    gui_wait 20 wmctrl -m
}

# gui_settings FILE LINE...: adds lines to a file of the user's Wireshark folder.
gui_settings() {
    local folder=$stage/home/.config/wireshark file=$1
    shift
    as_user mkdir -p "$folder"
    printf '%s\n' "$@" | as_user tee -a "$folder/$file" >/dev/null
}

# gui_wireshark CAPTURE FRAME: Wireshark on all of the screen, at that frame, without the byte pane; sets
# $wireshark, the id of its window.
gui_wireshark() {
    gui_settings recent_common 'privs.warn_if_elevated: FALSE' 'gui.geometry_main_maximized: TRUE'
    gui_settings preferences 'gui.update.enabled: FALSE' 'gui.layout_content_3: NONE' \
        'capture.no_interface_load: TRUE'
    gui_run as_user QT_QPA_PLATFORM=xcb wireshark -r "$1" -g "$2"
    wireshark=$(gui_window "$(basename "$1")")
}

# gui_window TITLE: waits for the window and prints its id.
gui_window() {
    gui_wait 30 xdotool search --onlyvisible --name "$1" || return
    xdotool search --onlyvisible --name "$1" | tail -n 1
}

# gui_read WINDOW: the words that it shows, as tesseract's table with their places on twice the scale.
gui_read() {
    import -window "$1" -colorspace gray -resize 200% png:- |
        OMP_THREAD_LIMIT=1 timeout 30 tesseract - - --psm 6 tsv 2>/dev/null
}

# gui_words: the different words of four letters and more of its input.
gui_words() {
    grep -oE '[[:alpha:]]{4,}' | tr '[:upper:]' '[:lower:]' | sort -u
}

# gui_shows WINDOW TEXT: whether it shows at least four of five words of the text, as reading is not perfect.
gui_shows() {
    local words found
    words=$(gui_words <<<"$2" | wc -l)
    found=$(comm -12 <(gui_words <<<"$2") <(gui_read "$1" | cut -f12 | gui_words) | wc -l)
    [ "$words" -gt 0 ] && [ $((found * 5)) -ge $((words * 4)) ]
}

# gui_click WINDOW WORD: clicks on the first place that shows the word.
gui_click() {
    local place
    place=$(gui_read "$1" | awk -F '\t' -v word="$2" \
        'index($12, word) && !n++ {print int($7 / 2 + $9 / 4), int($8 / 2 + $10 / 4)}')
    [ -n "$place" ] || return
    # shellcheck disable=SC2086
    xdotool mousemove --window "$1" $place click 1
}
