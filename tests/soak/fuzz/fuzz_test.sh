#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What broke the code before breaks it no longer, and a short run from the captures breaks nothing.

set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/libfuzzer.sh"
has_libfuzzer || exit 77

export SIPCODE_FUZZ=${SIPCODE_BUILD:-$here/../../../build}/fuzz
rm -rf "$SIPCODE_FUZZ/corpus"
exec "$here/run.sh" 1.34
