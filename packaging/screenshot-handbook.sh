#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# screenshot-handbook.sh [PAGE WIDTH FILE.png]: takes the picture of the handbook in README.md, or of another page of it.

set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/packaging/need.sh"
need chromium=chromium convert=imagemagick

build=${SIPCODE_BUILD:-$top/build/test}
page=${1:-en/compare.html#486,600} width=${2:-1000} file=${3:-$top/packaging/screenshot-handbook.png}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
timeout 60 chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --virtual-time-budget=4000 --user-data-dir="$work/profile" \
    --window-size="$width,760" --screenshot="$work/picture.png" "file://$build/handbook/$page" >/dev/null 2>&1
convert "$work/picture.png" +dither -colors 64 -strip "png8:$file"
