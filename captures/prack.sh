#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Reliable provisional responses: the caller acknowledges the 183 and the 180 with a PRACK each.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

sipp_serve prack-answer "$bob"
capture_start 'udp port 5060'
sipp_run prack "$alice" "$bob"
capture_end
