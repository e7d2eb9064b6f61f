#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The small form of tests/soak/fleet/clickhouse.sh, where Debian's ClickHouse is installed.

for program in clickhouse-server clickhouse-client; do
    command -v "$program" >/dev/null || { echo "this machine has no $program" && exit 77; }
done
SIPCODE_FLEET=$(mktemp -d)
trap 'rm -rf "$SIPCODE_FLEET"' EXIT
export SIPCODE_FLEET SIPCODE_FRAMES=3000 SIPCODE_SMALL=1
"$(dirname "$0")/../soak/fleet/clickhouse.sh"
