# SPDX-License-Identifier: GPL-2.0-or-later
# What all packages are made of: the version, the date, and the archive of the sources. Sourced.

set -euo pipefail
umask 022 # what is in a package is for all users, whoever makes it
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$top/packaging/need.sh"

version=$(sed -n 's/^project(sipcode VERSION \([0-9.]*\).*/\1/p' "$top/CMakeLists.txt")
[ -n "$version" ] || die "CMakeLists.txt names no version"

# Seconds since 1970: of the last commit; in an unpacked archive that of its files. Everything in a package has it.
if [ -z "${SOURCE_DATE_EPOCH-}" ]; then
    SOURCE_DATE_EPOCH=$(git -C "$top" log -1 --format=%ct 2>/dev/null) || SOURCE_DATE_EPOCH=$(stat -c %Y "$top/CMakeLists.txt")
fi
export SOURCE_DATE_EPOCH

# tar_reproducibly FOLDER OUTPUT.tar.gz PREFIX: of the files whose names, each ending in NUL, are read.
tar_reproducibly() {
    LC_ALL=C sort -z | tar -C "$1" --no-recursion --transform "s,^,$3/,S" --format=gnu \
        --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
        --null --files-from=- -c | gzip -9n >"$2"
}

# source_files: the names of the project's files, each ending in NUL.
source_files() {
    if git -C "$top" rev-parse --git-dir >/dev/null 2>&1; then
        git -C "$top" ls-files -z --cached --others --exclude-standard --deduplicate
    else
        (cd "$top" && find . -path ./build -prune -o -type f -printf '%P\0')
    fi
}

# source_archive FOLDER: writes sipcode-VERSION.tar.gz.
source_archive() {
    source_files | tar_reproducibly "$top" "$1/sipcode-$version.tar.gz" "sipcode-$version"
}
