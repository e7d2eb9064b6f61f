#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What the module exports and how it is hardened, as its ELF headers have it.

. "$(dirname "$0")/lib.sh"
module=$build/plugin/sipcode.so
! nm -D "$module" | grep __asan_init >/dev/null || exit 77 # sanitizers take other measures

# has WHAT TEXT COMMAND...: the output of the command has the text.
has() {
    checks=$((checks + 1))
    "${@:3}" 2>/dev/null | grep -- "$2" >/dev/null || fail "$1"
}

check "what it exports" "plugin_register plugin_version plugin_want_major plugin_want_minor" \
    "$(nm -D --defined-only "$module" | awk '{ print $3 }' | grep -v '^plugin_describe$' | LC_ALL=C sort | paste -sd ' ')"
check "text relocations" "0" "$(readelf --dynamic "$module" | grep -c TEXTREL || true)"
has "it has no RELRO segment" GNU_RELRO readelf --program-headers --wide "$module"
has "its symbols are bound as they are used" 'BIND_NOW\|NOW' readelf --dynamic "$module"
check "a stack that can be executed" "0" "$(readelf --program-headers --wide "$module" | grep -c 'GNU_STACK.*RWE' || true)"
has "no stack protector" __stack_chk_fail nm -D "$module"
grep -q '^CMAKE_BUILD_TYPE:STRING=Debug' "$build/CMakeCache.txt" || # it wants optimising
    has "no FORTIFY" '_chk@\|_chk$' nm -D "$module"
check "a search path of its own" "0" "$(readelf --dynamic "$module" | grep -c 'RPATH\|RUNPATH' || true)"
finish "$checks"
