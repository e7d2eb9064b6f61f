# SPDX-License-Identifier: GPL-2.0-or-later
# Wireshark's windows for tests and pictures: a screen of their own, an ordinary user, reading what is shown.
# Sourced; everything that it starts ends with the script.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$top/packaging/need.sh"
need wireshark=wireshark Xvfb=xvfb openbox=openbox wmctrl=wmctrl xdotool=xdotool import=imagemagick \
    tesseract=tesseract-ocr
SECONDS=0

gui_groups=()
gui_log=$stage/gui.log
gui_scale=150 # per cent: larger letters are read better
gui_layout=('gui.layout_content_3: NONE') # without the byte pane; empty for Wireshark's own layout

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
trap "exit 1" INT TERM # lets gui_end run to its end

# gui_run COMMAND...: runs it in the background until the script ends.
gui_run() {
    set -m # a process group of its own
    { trap : TERM; "$@"; } </dev/null >>"$gui_log" 2>&1 &
    set +m
    gui_groups+=($!)
}

# gui_wait SECONDS COMMAND...: repeats it until it succeeds; 110 seconds after the start no more.
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
    # Of two that start at the same moment one may not get its screen.
    for _ in 1 2 3; do
        exec {screen}>"$stage/screen"
        gui_run Xvfb -displayfd "$screen" -screen 0 "$1x24" -nolisten tcp
        gui_wait 20 test -s "$stage/screen" || die "no screen: $(<"$gui_log")"
        DISPLAY=:$(<"$stage/screen")
        export DISPLAY
        gui_run as_user openbox
        if gui_wait 20 wmctrl -m; then return; fi
    done
    die "no window manager: $(<"$gui_log")"
}

# gui_settings FILE LINE...: adds lines to a file of the user's Wireshark folder.
gui_settings() {
    local folder=$stage/home/.config/wireshark file=$1
    shift
    as_user mkdir -p "$folder"
    printf '%s\n' "$@" | as_user tee -a "$folder/$file" >/dev/null
}

# gui_wireshark CAPTURE FRAME: Wireshark on all of the screen, at that frame, in $gui_layout; sets $wireshark, the id of its
# window.
gui_wireshark() {
    gui_settings recent_common 'privs.warn_if_elevated: FALSE' 'gui.geometry_main_maximized: TRUE'
    gui_settings preferences 'gui.update.enabled: FALSE' 'capture.no_interface_load: TRUE' "${gui_layout[@]}"
    gui_run as_user QT_QPA_PLATFORM=xcb wireshark -r "$1" -g "$2"
    wireshark=$(gui_window "$(basename "$1")") || die "no window of Wireshark: $(<"$gui_log")"
}

# gui_window TITLE: waits for the window and prints its id.
gui_window() {
    gui_wait 30 xdotool search --onlyvisible --name "$1" || return
    xdotool search --onlyvisible --name "$1" | tail -n 1
}

# gui_read WINDOW: reads all words that it shows, for gui_has and gui_click, into tesseract's table.
# Grey and coloured grounds are made white, which tesseract reads better and faster.
gui_read() {
    import -window "$1" png:- | convert png:- -colorspace gray -resize "$gui_scale%" -level 45%,75% png:- |
        OMP_THREAD_LIMIT=1 timeout 30 tesseract - - --psm 6 tsv >"$stage/read" 2>/dev/null
}

# gui_words: the different words of three letters and more of its input.
gui_words() {
    grep -oE '[[:alpha:]]{3,}' | tr '[:upper:]' '[:lower:]' | sort -u
}

# gui_has TEXT: whether four of five words of it were read, as reading is not perfect.
gui_has() {
    local words found
    words=$(gui_words <<<"$1" | wc -l)
    found=$(comm -12 <(gui_words <<<"$1") <(cut -f12 "$stage/read" | gui_words) | wc -l)
    [ "$words" -gt 0 ] && [ $((found * 5)) -ge $((words * 4)) ]
}

# gui_shows WINDOW TEXT...: whether it shows all these texts now.
gui_shows() {
    local text
    gui_read "$1" || return
    shift
    for text in "$@"; do gui_has "$text" || return; done
}

# gui_point WINDOW WORD: moves the mouse to the first place where the last reading of the window has the word; fails
# where there is none.
gui_point() {
    local x y
    read -r x y < <(awk -F '\t' -v word="$2" -v scale="$gui_scale" 'index($12, word) && !n++ {
        print int(($7 + $9 / 2) * 100 / scale), int(($8 + $10 / 2) * 100 / scale) }' "$stage/read") ||
        { echo "no \"$2\" to click on" && return 1; }
    xdotool mousemove --window "$1" "$x" "$y"
}

# gui_click WINDOW WORD: clicks there.
gui_click() {
    gui_point "$1" "$2" || return
    xdotool click 1 mousemove 0 0
}

# gui_choose KEYS: chooses, by these keys in it, an entry of our submenu, the last of Tools.
gui_choose() {
    xdotool key Escape Escape alt+t
    gui_wait 20 gui_shows root "SIP Response Codes" || die "no menu"
    xdotool key Up Right
    gui_wait 20 gui_shows root "Explain a code" || die "no submenu"
    # shellcheck disable=SC2086
    xdotool key $1 Return
}

# gui_ask KEYS TITLE CODE...: chooses that entry and answers the dialog of that title; on a busy machine a menu may lose keys.
gui_ask() {
    local dialog code
    gui_choose "$1"
    gui_wait 10 xdotool search --onlyvisible --name "$2" || gui_choose "$1"
    if ! dialog=$(gui_window "$2"); then
        import -window root "$build/menu_test.png"
        die "no dialog $2"
    fi
    xdotool windowactivate --sync "$dialog"
    xdotool key Tab # from OK to Cancel
    for code in "${@:3}"; do
        xdotool key Tab
        xdotool type "$code"
    done
    xdotool key Return
}
