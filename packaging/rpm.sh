#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# rpm.sh FOLDER: builds the source and binary RPM packages for the system that it runs on and puts them there.

. "$(dirname "$0")/source.sh"
[ $# -eq 1 ] || die "usage: rpm.sh FOLDER"
need rpmbuild=rpm eu-strip=elfutils
output=$(mkdir -p "$1" && cd "$1" && pwd)

# The packages hold the name of the folder that they were made in: the same each time.
work=/tmp/sipcode-$version-rpm
mkdir "$work" || die "remove $work, if no other rpm.sh is running"
trap 'rm -rf "$work"' EXIT
source_archive "$work"
sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$(LC_ALL=C date --utc --date "@$SOURCE_DATE_EPOCH" '+%a %b %d %Y')/" \
    -e "s/@MAINTAINER@/$(sed -n 's/^Maintainer: //p' "$top/packaging/debian/control")/" \
    "$top/packaging/sipcode.spec.in" >"$work/sipcode.spec"
touch --date "@$SOURCE_DATE_EPOCH" "$work/sipcode.spec" "$work/sipcode-$version.tar.gz"

options=()
[ ! -e /etc/debian_version ] || options=(--nodeps) # its packages have other names
rpmbuild -ba "${options[@]}" --define "_topdir $work" --define "_sourcedir $work" --define '_buildhost localhost' \
    --define 'use_source_date_epoch_as_buildtime 1' --define 'clamp_mtime_to_source_date_epoch 1' \
    "$work/sipcode.spec" >"$work/log" 2>&1 || {
    tail -n 50 "$work/log" >&2
    die "rpmbuild failed: see the lines above"
}
mv "$work"/SRPMS/*.rpm "$work"/RPMS/*/*.rpm "$output"
