#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The recipes of the README: each command runs and prints something, each filter compiles, and those that had misled select what they say.

. "$(dirname "$0")/lib.sh"

paths=()
for part in tcp-pipelined busy wrong-password proxy-challenge cancelled no-prack; do paths+=("$stage/captures/$part.pcap"); done
as_user mergecap -a -w "$stage/tmp/call.pcap" "${paths[@]}"
# The code of the section, a piece a line; a piece may go on in the next line of the README.
pieces=$(sed -n '/^## Recipes/,/^## Pref/p' "$top/README.md" | tr -s '\n ' ' ' | grep -o '`[^`]*`' | tr -d '`')

# output COMMAND: what it prints, and what it complains about.
output() {
    as_user env -C "$stage/tmp" bash -c "set -o pipefail; $1" 2>&1 || echo "it fails"
}
commands=0
while read -r command; do
    commands=$((commands + 1))
    said=$(output "$command")
    checks=$((checks + 1))
    [ -n "$said" ] || fail "prints nothing: $command"
    ! grep -E '^(tshark|jq): |^it fails' <<<"$said" || fail "$command"
    case $command in
    *'| jq '*) check "each response, also of a frame with several" "200 489 480 " "$(sed -n '1,3s/ .*//p' <<<"$said" | tr '\n' ' ')" ;;
    esac
done < <(grep '^tshark -r ' <<<"$pieces")
check "commands" "$(sed -n '/^## Recipes/,/^## Pref/p' "$top/README.md" | grep -c '`tshark -r')" "$commands"

# selected FILTER: the codes.
selected() {
    output "tshark -r call.pcap -Y '$1' -T fields -e sipcode.code" | tr '\n' ' '
}
mapfile -t filters < <(grep -E '^sipcode\S* (&&|>|==|in) ' <<<"$pieces")
check "failed calls" "504 " "$(selected "${filters[0]}")"
check "calls that were not answered" "486 487 504 " "$(selected "${filters[1]}")"
check "all filters compile" "" "$(output "tshark -r call.pcap -Y 'frame.number == 0 && (($(printf '%s) || (' "${filters[@]}")sipcode))'")"
finish "$checks"
