#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# release.sh FOLDER [RELEASE...]: makes a release of sipcode there: the sources, Debian packages for each of the releases
# (bookworm, trixie, sid), one archive with install.sh for all of them, a source RPM, and SHA256SUMS. Made twice of the same
# sources they have the same bytes. Needs root, for root folders.

. "$(dirname "$0")/source.sh"
. "$top/packaging/root.sh"
[ $# -ge 1 ] || die "usage: release.sh FOLDER [RELEASE...]"
[ "$(id -u)" -eq 0 ] || die "needs root"
need mmdebstrap=mmdebstrap unshare=util-linux dpkg-deb=dpkg
output=$(mkdir -p "$1" && cd "$1" && pwd)
shift
[ $# -gt 0 ] || set -- "${releases[@]}"
[ -z "$(ls -A "$output")" ] || die "$output is not empty"

# step TEXT: what is being done now, and how many minutes and seconds after the start.
step() {
    printf '%d:%02d %s\n' $((SECONDS / 60)) $((SECONDS % 60)) "$*" >&2
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build_in RELEASE SCRIPT...: runs these scripts of packaging/ on the sources in that release; puts what they make into
# $work/RELEASE.
build_in() {
    local release=$1 root script
    step "$release: a root folder with tshark, minutes where there is none of this week"
    root_make "$release" user >/dev/null || die "no root folder of $release: see $roots/$release-user.log"
    step "$release: a root folder with what building takes, likewise"
    root=$(root_make "$release" build) || die "no root folder of $release: see $roots/$release-build.log"
    root_add "$root" "$output/sipcode-$version.tar.gz"
    rm -rf "$root/home/user/out"
    for script in "${@:2}"; do
        step "$release: $script"
        as_user_in_root "$root" env DEB_BUILD_OPTIONS=nocheck "sipcode/packaging/$script" out
    done
    mkdir -p "$work/$release"
    mv "$root"/home/user/out/* "$work/$release"
}

# The archive holds what the packages hold: the modules of all, the program of the oldest release, which runs on later ones.
make_archive() {
    local tree=$work/tree release files module name
    mkdir -p "$tree"
    for release in "$@"; do
        files=$work/$release/files
        dpkg-deb -x "$work/$release"/wireshark-sipcode_*.deb "$files"
        module=$(find "$files" -name sipcode.so)
        install -D -m 644 "$module" "$tree/plugin/$(basename "$(dirname "$(dirname "$module")")")/sipcode.so"
    done
    dpkg-deb -x "$work/$1"/sipcode_*.deb "$work/$1/files"
    install -D "$work/$1/files/usr/bin/sipcode" "$tree/bin/sipcode"
    dpkg-deb -x "$work/$1"/sipcode-handbook_*.deb "$work/$1/files"
    mkdir "$tree/share"
    cp -R "$work/$1/files/usr/share/doc/sipcode/handbook" "$tree/handbook"
    cp -R "$work/$1"/files/usr/share/{man,bash-completion} "$tree/share"
    find "$tree/share/man" -name "*.gz" -exec gunzip {} +
    cp -R "$top/packaging/profile" "$tree"
    cp "$top"/{README.md,COPYING,packaging/install.sh} "$tree"
    name=sipcode-$version-linux-$(dpkg --print-architecture)
    (cd "$tree" && find . -type f -printf '%P\0') | tar_reproducibly "$tree" "$output/$name.tar.gz" "$name"
}

step "sipcode $version: the sources"
source_archive "$output"
# All at once, as much of making a package is done on one core.
builders=()
build_in "$1" deb.sh rpm.sh &
builders+=($!)
for release in "${@:2}"; do
    build_in "$release" deb.sh &
    builders+=($!)
done
failures=0
for builder in "${builders[@]}"; do wait "$builder" || failures=$((failures + 1)); done
[ "$failures" -eq 0 ] || die "the packages of $failures releases could not be made: see the lines above"
step "the archive for all releases"
make_archive "$@"
for release in "$@"; do
    find "$work/$release" -maxdepth 1 -name '*.deb' ! -name '*-dbgsym_*' -exec mv -t "$output" {} +
done
mv "$work/$1"/*.src.rpm "$output"
(cd "$output" && sha256sum -- * >SHA256SUMS && cat SHA256SUMS)
step "done: all is in $output"
