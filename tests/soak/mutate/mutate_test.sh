#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A short run over mutated captures finds nothing and has explained responses in them; what would be a finding is seen as one.

set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ -e "$(gcc -print-file-name=libasan.so 2>/dev/null)" ] || { echo "gcc has no AddressSanitizer here"; exit 77; }

python3 "$here/judge_test.py"
export SIPCODE_MUTATE=${SIPCODE_BUILD:-$here/../../../build}/mutate
rm -rf "$SIPCODE_MUTATE/findings"
said=$("$here/run.sh" -j 1 40) || { echo "$said"; exit 1; }
echo "$said"
[[ $said = 40\ mutated\ files:* && $said =~ Explained\ in\ them:\ [1-9][0-9]+\ responses ]]
