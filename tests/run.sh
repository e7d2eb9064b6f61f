#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# run.sh [--needs | CTEST OPTION...]: installs what the tests need, builds with warnings as errors, runs every test; with
# --needs installs only.

set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/packaging/need.sh"
need_no_colon "$top" "${SIPCODE_BUILD-}"

has_jsonschema() {
    python3 -c 'import jsonschema' 2>/dev/null
}

need "${build_needs[@]}" tshark=tshark wireshark=wireshark sharkd=wireshark-common dumpcap=wireshark-common \
    lib:cmocka=libcmocka-dev valgrind=valgrind python3=python3 jq=jq setpriv=util-linux Xvfb=xvfb openbox=openbox \
    wmctrl=wmctrl xdotool=xdotool import=imagemagick tesseract=tesseract-ocr groff=groff-base script=bsdutils \
    sipp=sip-tester ip=iproute2 ss=iproute2 has_jsonschema=python3-jsonschema

[ "${1-}" != --needs ] || exit 0

build=${SIPCODE_BUILD:-$top/build/test}
cmake -S "$top" -B "$build" -DCMAKE_C_FLAGS=-Werror -DBUILD_TESTING=ON
cmake --build "$build" --parallel "$(nproc)"
ctest --test-dir "$build" --output-on-failure --parallel "$(nproc)" "$@"
