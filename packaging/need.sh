# SPDX-License-Identifier: GPL-2.0-or-later
# Installs what a script needs and the machine lacks. Sourced.

# die TEXT: one line on what is wrong, and the end.
die() {
    echo "$(basename "$0"): $*" >&2
    exit 1
}

# Whether CMake finds Wireshark's headers: where packages and `make install` put their description.
has_wireshark_headers() {
    [ -n "${CMAKE_PREFIX_PATH-}" ] ||
        compgen -G '/usr/lib*/wireshark/cmake/WiresharkConfig.cmake' ||
        compgen -G '/usr/lib*/*/wireshark/cmake/WiresharkConfig.cmake' ||
        compgen -G '/usr/lib*/*/cmake/wireshark/WiresharkConfig.cmake' ||
        compgen -G '/usr/lib*/cmake/wireshark/WiresharkConfig.cmake' ||
        compgen -G '/usr/local/lib*/*/[Ww]ireshark/WiresharkConfig.cmake' ||
        compgen -G '/usr/local/lib*/[Ww]ireshark/*/WiresharkConfig.cmake'
}

# Whether there is the library that reads the translations, which has no description for pkg-config.
has_gettextpo() {
    echo '#include <gettext-po.h>' | cc -E - >/dev/null 2>&1
}

# lacks CHECK: whether a command, "lib:NAME" of pkg-config, wireshark-headers, or what a function "has_NAME" of the script
# looks for is not there.
lacks() {
    case $1 in
    lib:*) ! pkg-config --exists "${1#lib:}" 2>/dev/null ;;
    wireshark-headers) ! has_wireshark_headers >/dev/null ;;
    has_*) ! "$1" >/dev/null ;;
    *) ! command -v "$1" >/dev/null ;;
    esac
}

# need CHECK=PACKAGE...: installs the Debian packages whose check fails, through apt-get, as root or by sudo.
need() {
    local pair missing=() packages=() root=()
    for pair in "$@"; do
        if lacks "${pair%%=*}"; then
            missing+=("${pair%%=*}")
            packages+=("${pair#*=}")
        fi
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null ||
        die "${missing[*]} missing and no apt-get here: install what your system calls ${packages[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "${packages[*]} missing: install them as root, there is no sudo"
        root=(sudo)
    fi
    echo "Installing ${packages[*]}" >&2
    "${root[@]}" apt-get update -qq >/dev/null || die "apt-get update failed"
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        "${packages[@]}" >/dev/null || die "apt-get could not install ${packages[*]}"
    for pair in "$@"; do
        ! lacks "${pair%%=*}" || die "${pair%%=*} is still missing after installing ${pair#*=}"
    done
}

# need_no_colon FOLDER...: ends where make cannot build, as it takes a colon in a name for the end of a target.
need_no_colon() {
    local folder
    for folder in "$@"; do [[ $folder != *:* ]] || die "make cannot have a colon in the name of a folder: rename $folder"; done
}

# What building takes.
build_needs=(cmake=cmake make=make cc=gcc pkg-config=pkg-config lib:glib-2.0=libglib2.0-dev
    lib:json-glib-1.0=libjson-glib-dev has_gettextpo=libgettextpo-dev
    wireshark-headers=wireshark-dev)
