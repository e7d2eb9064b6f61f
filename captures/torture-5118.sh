#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Composed: the messages of RFC 5118, torture tests for IPv6, and what those who get them may answer.
set -euo pipefail
python3 "$(dirname "$0")/torture.py" "$(basename "$0" .sh)"
