# SPDX-License-Identifier: GPL-2.0-or-later
# Debian releases as root folders, to build, test and install in. Sourced, after source.sh; needs root.
# They are kept between runs, for a week, in $SIPCODE_ROOTS; $SIPCODE_MIRROR names another mirror than the usual one.
#
# Of each release there are three: "user" as of somebody who has tshark and no more, "build" with what building the
# packages takes, "test" with what the tests need.

releases=(bookworm trixie sid)
roots=${SIPCODE_ROOTS:-${XDG_CACHE_HOME:-$HOME/.cache}/sipcode/roots}

# in_root ROOT COMMAND...: runs it there as root, with processes and mounts of its own; ../shared is there where it is here.
in_root() {
    # shellcheck disable=SC2016
    unshare --mount --pid --fork --kill-child bash -euc '
        root=$1 shared=$2
        shift 2
        mount --rbind /dev "$root/dev"
        mount -t proc proc "$root/proc"
        if [ -d "$shared" ]; then
            mkdir -p "$root/home/user/shared"
            mount --bind "$shared" "$root/home/user/shared"
        fi
        exec chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
            SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" "$@"
    ' in_root "$1" "$(dirname "$top")/shared" "${@:2}"
}

# as_user_in_root ROOT COMMAND...: the same as an ordinary user, in his home.
as_user_in_root() {
    # shellcheck disable=SC2016
    in_root "$1" setpriv --reuid=1000 --regid=1000 --clear-groups env HOME=/home/user sh -c 'cd && exec "$@"' sh "${@:2}"
}

# root_add ROOT ARCHIVE: unpacks the sources into the user's home.
root_add() {
    rm -rf "$1/home/user/sipcode"
    mkdir -p "$1/home/user/sipcode"
    tar -C "$1/home/user/sipcode" --strip-components=1 -xzf "$2"
    chown -R 1000:1000 "$1/home/user"
}

root_fill_user() {
    apt-config dump | grep '^Acquire::' >"$1.apt.conf" || true
    mmdebstrap --quiet --variant=minbase --aptopt="$1.apt.conf" --include=tshark "$2" "$1" ${SIPCODE_MIRROR:+"$SIPCODE_MIRROR"} &&
        in_root "$1" useradd --uid 1000 --create-home user &&
        in_root "$1" apt-get update -qq
}

root_fill_build() {
    cp -a "$(root_make "$2" user)" "$1" && mkdir "$1/sources" && cp -R "$top/packaging/debian" "$1/sources/debian" &&
        in_root "$1" apt-get install -qq -y --no-install-recommends build-essential lintian rpm elfutils &&
        in_root "$1" apt-get build-dep -qq -y --no-install-recommends /sources
}

root_fill_test() {
    cp -a "$(root_make "$2" build)" "$1" && mkdir "$1/sources/packaging" "$1/sources/tests" &&
        cp "$top/packaging/need.sh" "$1/sources/packaging" && cp "$top/tests/run.sh" "$1/sources/tests" &&
        in_root "$1" /sources/tests/run.sh --needs
}

# root_make RELEASE KIND: prints the folder, made where there is none yet; fails where it cannot be had, and
# $roots/RELEASE-KIND.log says why. Several may ask at once.
root_make() (
    local root=$roots/$1-$2 made
    made=$({ date +%G-%V && declare -f root_fill_{user,build,test} && cat "$top/packaging/debian/control" "$top/tests/run.sh"; } | sha256sum)
    mkdir -p "$roots"
    exec {lock}>"$root.lock"
    flock "$lock"
    if [ "$(cat "$root.made" 2>/dev/null)" != "$made" ]; then
        rm -rf "$root" "$root.made"
        "root_fill_$2" "$root" "$1" >"$root.log" 2>&1 || exit
        echo "$made" >"$root.made"
    fi
    echo "$root"
)
