#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# deb.sh FOLDER: builds the Debian packages for the release that it runs on, checks them with lintian, and puts them there.

. "$(dirname "$0")/source.sh"
[ $# -eq 1 ] || die "usage: deb.sh FOLDER"
need dpkg-buildpackage=dpkg-dev dh=debhelper lintian=lintian
output=$(mkdir -p "$1" && cd "$1" && pwd)

# A later release has the later version, so that upgrading the system upgrades the package; Debian unstable has no number.
. /etc/os-release
debian_version=$version-1~$([ -n "${VERSION_ID-}" ] && echo "${ID/#debian/deb}$VERSION_ID" || echo sid)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source_archive "$work"
tar -C "$work" -xzf "$work/sipcode-$version.tar.gz"
mv "$work/sipcode-$version.tar.gz" "$work/sipcode_$version.orig.tar.gz"
cd "$work/sipcode-$version"
cp -R packaging/debian debian
cat >debian/changelog <<EOT
sipcode ($debian_version) ${VERSION_CODENAME:-unstable}; urgency=medium

  * Release $version.

 -- $(sed -n 's/^Maintainer: //p' debian/control)  $(date --utc --rfc-email --date "@$SOURCE_DATE_EPOCH")
EOT

dpkg-buildpackage --unsigned-source --unsigned-changes >"$work/log" 2>&1 || {
    tail -n 50 "$work/log" >&2
    die "dpkg-buildpackage failed: see the lines above"
}
# One control file for all releases: for the later ones its policy version is not the latest. Machine code may read like a word.
# The program is compiled with _FORTIFY_SOURCE; where no call of it needs a check, lintian cannot see that.
lintian --fail-on error,warning,info --display-info \
    --suppress-tags out-of-date-standards-version,spelling-error-in-binary,hardening-no-fortify-functions "$work"/*.changes || die "lintian has something to say: see the lines above"
mv "$work"/*.{deb,dsc,changes,buildinfo,orig.tar.gz,debian.tar.xz} "$output"
