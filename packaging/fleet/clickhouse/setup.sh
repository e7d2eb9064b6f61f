#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# setup.sh [distributed]: makes the tables for events on a server; distributed, those over the servers of the cluster "fleet" too.
# SIPCODE_CLICKHOUSE is how the client is called, "clickhouse-client" where it is not set. What is there stays.
set -eu
client=${SIPCODE_CLICKHOUSE:-clickhouse-client}
here=$(dirname "$0")
# shellcheck disable=SC2086 # the client has options
case $($client -q 'SELECT version()') in
18.*) client="$client --allow_experimental_low_cardinality_type 1" ;;
esac
# shellcheck disable=SC2086
$client --multiquery <"$here/tables.sql"
# shellcheck disable=SC2086
[ "${1-}" != distributed ] || $client --multiquery <"$here/distributed.sql"
