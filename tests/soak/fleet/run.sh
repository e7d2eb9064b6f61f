#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# run.sh [search|clickhouse|machines|live]...: what packaging/fleet says against the real thing; all of it without a name, some twenty
# minutes. Installs Debian's ClickHouse, sshd, GNU parallel and Slurm, takes OpenSearch's jars from Maven and today's ClickHouse from npm,
# and keeps 700 MB of them in build/fleet. As root, with 3 GB of memory. SIPCODE_FRAMES is how many messages: 150000 make 10^5 events.

set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
. "$top/packaging/need.sh"
need "${build_needs[@]}"
export SIPCODE_BUILD=${SIPCODE_BUILD:-$top/build/fleet} SIPCODE_FLEET=${SIPCODE_FLEET:-$top/build/fleet/kept}
cmake -S "$top" -B "$SIPCODE_BUILD" -DBUILD_TESTING=OFF >&2
cmake --build "$SIPCODE_BUILD" >&2
rm -rf "$SIPCODE_FLEET"/data-*
failed=()
for part in "${@:-search clickhouse machines live}"; do
    for name in $part; do
        echo "== $name"
        "$here/$name.sh" || failed+=("$name")
    done
done
[ ${#failed[@]} -eq 0 ] || die "failed: ${failed[*]}"
