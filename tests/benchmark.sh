#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# benchmark.sh [FRAMES [RUNS]]: what the module costs tshark, in user CPU time, on SIP and on no SIP. No test.

. "$(dirname "$0")/lib.sh"
mkdir "$stage/none"
as_user python3 "$tests/benchmark.py" "$stage" "${1:-200000}" "${2:-7}"
