#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# tshark.sh CAPTURE [TSHARK OPTION...]: reads a capture with the module that was built last, in build/test or SIPCODE_BUILD. It
# installs nothing, and leaves out what this machine's user has set up; root becomes an ordinary user, as root loads no such module.

. "$(dirname "$0")/lib.sh"

cp "$1" "$stage/capture"
chmod a+r "$stage/capture"
as_user tshark -r "$stage/capture" "${@:2}"
