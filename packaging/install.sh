#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs or removes what is unpacked beside it: the plugin for the Wireshark of this machine, and the program sipcode.
# Needs no more than a POSIX shell.

set -eu
here=$(cd "$(dirname "$0")" && pwd)

die() {
    echo "install.sh: $*" >&2
    exit 1
}

usage() {
    cat <<'EOT'
install.sh [--user | --system] [--uninstall]

Installs sipcode: the plugin and the profile "SIP explained" where Wireshark looks for them, the program sipcode with its manual
pages beside other programs.

  --user       for you alone, below ~/.local; what an ordinary user gets
  --system     for all users, the program below /usr/local; what root gets
  --uninstall  removes what it has installed, of every version
EOT
}

# The first that there is of tshark and wireshark; both know their version, only tshark its folders.
wireshark_program() {
    command -v tshark || command -v wireshark || die "no tshark and no wireshark here: install Wireshark first"
}

# folder_of WHAT: one of Wireshark's folders, as it calls it; nothing where there is no tshark.
folder_of() {
    echo "$folders" | sed -n "s/^$1:[[:space:]]*//p"
}

# plugin_folder KIND: "Personal" or "Global", the folder of plugins for Wireshark $release.
plugin_folder() {
    folder=$(folder_of "$1 Plugins")
    if [ -z "$folder" ] && [ "$1" = Personal ]; then
        folder=$HOME/.local/lib/wireshark/plugins/$release
    elif [ -z "$folder" ]; then
        for folder in /usr/lib/*/wireshark/plugins/"$release" /usr/lib64/wireshark/plugins/"$release" \
            /usr/lib/wireshark/plugins/"$release" /usr/local/lib*/wireshark/plugins/"$release"; do
            [ ! -d "$folder" ] || break
        done
        [ -d "$folder" ] || die "no folder of Wireshark's plugins found: install tshark, which names it"
    fi
    echo "$folder"
}

# The profile "SIP explained", where Wireshark looks for it.
profile_folder() {
    if [ "$where" = system ]; then
        folder=$(folder_of "Global configuration")
        echo "${folder:-/usr/share/wireshark}/profiles/SIP explained"
    else
        folder=$(folder_of "Personal configuration")
        echo "${folder:-${XDG_CONFIG_HOME:-$HOME/.config}/wireshark}/profiles/SIP explained"
    fi
}

# profile_sum FOLDER: of what Wireshark writes only when somebody changes it; "recent" it writes whenever it quits.
profile_sum() {
    (cd "$1" && cksum colorfilters dfilter_buttons preferences) 2>/dev/null || true
}

# is_as_installed PROFILE: nobody has changed it.
is_as_installed() {
    case $(profile_sum "$1") in
    "$(profile_sum "$here/profile")" | "$(cat "$1/installed" 2>/dev/null)") ;;
    *) return 1 ;;
    esac
}

# owner FILE: the package that it belongs to, if any.
owner() {
    if [ ! -e "$1" ]; then
        return
    elif command -v dpkg-query >/dev/null; then
        dpkg-query --search "$1" 2>/dev/null | sed -n 's/: .*//p'
    elif command -v rpm >/dev/null; then
        if package=$(rpm --query --file "$1" 2>/dev/null); then echo "$package"; fi
    fi
}

# may_replace FILE: what belongs to a package stays, unless somebody who is asked wants it replaced.
may_replace() {
    package=$(owner "$1")
    [ -n "$package" ] || return 0
    if [ -t 0 ] && [ -t 2 ]; then
        printf '%s belongs to the package %s. Replace it? [y/N] ' "$1" "$package" >&2
        read -r answer
        case $answer in [yY]*) return 0 ;; esac
    fi
    die "$1 belongs to the package $package: update or remove that one instead"
}

# put MODE FILE TARGET: says where it puts it; nothing where it is there already.
put() {
    ! cmp -s "$2" "$3" || return 0
    mkdir -p "$(dirname "$3")"
    # Not over the old one: a Wireshark that runs has it open.
    cp "$2" "$3.new"
    chmod "$1" "$3.new"
    mv "$3.new" "$3"
    echo "$3"
}

install_profile() {
    profile=$(profile_folder)
    if [ -e "$profile" ] && ! is_as_installed "$profile"; then
        echo "$profile was changed and stays as it is: for the profile of this version delete or rename that folder, and install again"
        return
    fi
    for file in colorfilters dfilter_buttons preferences; do put 644 "$here/profile/$file" "$profile/$file"; done
    [ -e "$profile/recent" ] || put 644 "$here/profile/recent" "$profile/recent"
    profile_sum "$profile" >"$profile/installed"
}

# The handbook, a folder as a whole: what is no longer in it goes.
install_handbook() {
    [ -d "$here/handbook" ] || return 0
    handbook=$prefix/share/doc/sipcode/handbook
    ! diff -r "$here/handbook" "$handbook" >/dev/null 2>&1 || return 0
    may_replace "$handbook/index.html"
    rm -rf "$handbook"
    mkdir -p "$handbook"
    cp -R "$here/handbook/." "$handbook"
    chmod -R u=rwX,go=rX "$handbook"
    echo "$handbook"
}

install_all() {
    program=$(wireshark_program)
    release=$("$program" --version 2>/dev/null | sed -n '1s/[^0-9]*\([0-9]*\.[0-9]*\).*/\1/p')
    module=$here/plugin/$release/sipcode.so
    [ -e "$module" ] || die "this is Wireshark ${release:-of unknown version}, and here are plugins for" \
        "$(cd "$here/plugin" && echo *): build it from the sources, as packaging/README.md of the sources says"

    system=$(plugin_folder Global)/epan/sipcode.so
    if [ "$where" = system ]; then
        target=$system
    else
        target=$(plugin_folder Personal)/epan/sipcode.so
        [ ! -e "$system" ] || die "it is installed for all users already, as $system: update or remove that one, as with a second" \
            "Wireshark stops at a warning when it starts"
    fi
    may_replace "$target"
    put 644 "$module" "$target"
    install_profile

    put 755 "$here/bin/sipcode" "$prefix/bin/sipcode"
    (cd "$here" && find share -type f) | while read -r file; do put 644 "$here/$file" "$prefix/$file"; done
    install_handbook
    "$prefix/bin/sipcode" --version >/dev/null 2>&1 ||
        echo "The program sipcode does not run here, the plugin does without: ldd $prefix/bin/sipcode names what it lacks."

    if [ "$where" = system ]; then
        for copy in /root/.local/lib/wireshark/plugins/"$release"/epan/sipcode.so \
            /home/*/.local/lib/wireshark/plugins/"$release"/epan/sipcode.so; do
            [ ! -e "$copy" ] || echo "$copy is there too, and Wireshark stops at a warning when it starts: remove that one"
        done
    fi
}

remove() {
    [ -e "$1" ] || return 0
    package=$(owner "$1")
    if [ -n "$package" ]; then
        echo "$1 belongs to the package $package and stays"
        return
    fi
    rm "$1"
    echo "removed $1"
}

uninstall_profile() {
    profile=$(profile_folder)
    [ -e "$profile" ] || return 0
    others=$(cd "$profile" && find . -type f ! -name colorfilters ! -name dfilter_buttons ! -name preferences ! -name recent ! -name installed)
    if [ -n "$(owner "$profile/preferences")" ]; then
        return
    elif [ -n "$others" ] || ! is_as_installed "$profile"; then
        echo "$profile was changed and stays"
    else
        rm -r "$profile"
        rmdir -p "$(dirname "$profile")" 2>/dev/null || true
        echo "removed $profile"
    fi
}

uninstall_all() {
    if [ "$where" = system ]; then
        set -- /usr/lib/*/wireshark/plugins /usr/lib64/wireshark/plugins /usr/lib/wireshark/plugins /usr/local/lib*/wireshark/plugins
    else
        set -- "$HOME/.local/lib/wireshark/plugins"
    fi
    for plugins; do
        for module in "$plugins"/*/epan/sipcode.so; do remove "$module"; done
    done
    uninstall_profile
    # The manual pages are there in each language.
    for file in "$prefix/bin/sipcode" "$prefix"/share/man/man[17]/sipcode.[17] "$prefix"/share/man/*/man[17]/sipcode.[17] \
        "$prefix/share/bash-completion/completions/sipcode"; do
        remove "$file"
    done
    if [ -d "$prefix/share/doc/sipcode/handbook" ]; then
        rm -r "$prefix/share/doc/sipcode/handbook"
        echo "removed $prefix/share/doc/sipcode/handbook"
    fi
    # Folders that are empty now may have been made for it.
    if [ "$where" = system ]; then
        cd /usr/local && rmdir -p --ignore-fail-on-non-empty share/doc/sipcode
        rmdir share/man/*/man[17] share/man/*/ share/man/man1 share/man/man7 share/bash-completion/completions share/bash-completion
    else
        cd "$HOME" && rmdir -p .local/lib/wireshark/plugins/*/epan .local/bin .local/share/man/*/man[17] .local/share/man/man1 .local/share/man/man7 \
            .local/share/bash-completion/completions .local/share/doc/sipcode
    fi 2>/dev/null || true
}

[ "$(id -u)" -eq 0 ] && where=system || where=user
action=install_all
for argument; do
    case $argument in
    --user) where=user ;;
    --system) where=system ;;
    --uninstall) action=uninstall_all ;;
    --help | -h)
        usage
        exit
        ;;
    *)
        usage >&2
        exit 2
        ;;
    esac
done

folders=$(tshark -G folders 2>/dev/null) || true
if [ "$where" = system ]; then
    [ "$(id -u)" -eq 0 ] || die "--system needs root"
    prefix=/usr/local
    umask 022 # for all users, whoever root is
else
    [ "$(id -u)" -ne 0 ] || die "Wireshark that runs as root ignores the plugins of users: use --system"
    prefix=$HOME/.local
fi
"$action"
