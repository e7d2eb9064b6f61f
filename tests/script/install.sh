#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# install.sh PACKAGES CAPTURE: installs and removes, in every way that README.md names, what is in the folder PACKAGES, as
# made by packaging/release.sh. Run it as root on a machine that can be thrown away, with tshark, a user "user" and his home.

set -euo pipefail
packages=$(cd "$1" && pwd)
capture=$2
failures=0
checks=0

fail() {
    echo "FAIL: $*"
    failures=$((failures + 1))
}

# quietly COMMAND...: its output is shown only where it fails.
quietly() {
    local log
    checks=$((checks + 1))
    log=$("$@" 2>&1) || fail "$*: $log"
}

as_user() {
    setpriv --reuid=user --regid=user --clear-groups env HOME=/home/user "$@"
}

# explains COMMAND...: tshark, run by COMMAND, explains the capture, and has nothing to complain about.
explains() {
    local codes
    checks=$((checks + 1))
    codes=$("$@" tshark -r "$capture" -Y sipcode -T fields -e sipcode.code 2>/tmp/errors | tr '\n' ' ') || true
    [ "$codes" = '100 486 486 ' ] || fail "tshark explains \"$codes\", and says $(cat /tmp/errors)"
    ! grep -v '^Running as user' /tmp/errors || fail "tshark complains"
}

# explains_not COMMAND...: tshark works and knows no sipcode.
explains_not() {
    checks=$((checks + 1))
    "$@" tshark -r "$capture" >/dev/null 2>&1 || fail "tshark does not work without the plugin"
    ! grep -q sipcode <<<"$("$@" tshark -G protocols 2>/dev/null)" || fail "the plugin is still there"
}

# has_profile: tshark of the user finds the profile, and makes him a copy of one that is for all; that goes again.
has_profile() {
    checks=$((checks + 1))
    grep -q '>Post-dial delay<' <<<"$(as_user tshark -C 'SIP explained' -r "$capture" -c 1 -T psml 2>&1)" || fail "no profile"
    [ "${1-}" = keep ] || (cd /home/user && rm -r .config/wireshark/profiles && rmdir -p --ignore-fail-on-non-empty .config/wireshark)
}

# has_profile_not: nor for all, nor for the user.
has_profile_not() {
    checks=$((checks + 1))
    grep -q 'does not exist' <<<"$(as_user tshark -C 'SIP explained' -r "$capture" 2>&1)" || fail "the profile is still there"
}

# files: all that a package or install.sh could have put somewhere.
files() {
    find /usr /etc /home /root /opt /var -path /var/lib/apt -prune -o -path /var/cache -prune -o -path /var/log -prune -o \
        -path /home/user/sipcode -prune -o -name '*-old' -prune -o -print | LC_ALL=C sort
}

# leaves_nothing: the same files are there as before.
leaves_nothing() {
    checks=$((checks + 1))
    files | diff /tmp/before - >/tmp/left || fail "left behind: $(grep '^>' /tmp/left | head -n 20)"
}

release=$(tshark --version 2>/dev/null | sed -n '1s/[^0-9]*\([0-9]*\.[0-9]*\).*/\1/p')
folder=$(tshark -G folders 2>/dev/null | sed -n 's/^Global Plugins:[[:space:]]*//p')
personal=/home/user/.local/lib/wireshark/plugins/$release/epan/sipcode.so

# has_handbook SIPCODE: it tells the address of a page that is there.
has_handbook() {
    local address
    checks=$((checks + 1))
    address=$(LANGUAGE=fr "$1" --handbook 486)
    grep -q '<title>SIP 486 Busy Here<' "${address#file://}" || fail "no handbook: $address"
}

# The packages of the release that this is.
for deb in "$packages"/*.deb; do
    grep -q wireshark <<<"$(dpkg-deb --field "$deb" Depends)" || continue
    if apt-get install --simulate "$deb" >/dev/null 2>&1; then plugin=$deb; fi
done
command=${plugin/wireshark-sipcode_/sipcode_}
handbook=${command/\/sipcode_/\/sipcode-handbook_}
handbook=${handbook%_*.deb}_all.deb
echo "Packages: $(basename "$plugin") $(basename "$command") $(basename "$handbook")"

apt-get install -qq -y --no-install-recommends libjson-glib-1.0-0 >/dev/null 2>&1 # stays, as other packages need it
as_user tshark -G folders >/dev/null 2>&1
files >/tmp/before

# Packages: install, over an older version, beside a personal copy, remove.
quietly dpkg -i "$plugin" "$command" "$handbook"
explains env
explains as_user
has_profile
quietly sipcode 486 600
has_handbook sipcode
quietly as_user bash -c '. /usr/share/bash-completion/completions/sipcode && complete -p sipcode'
listed=$(tshark -G plugins 2>/dev/null)
grep -qE "^sipcode\.so[[:space:]]+[0-9.]+[[:space:]]+dissector.*$folder/epan" <<<"$listed" ||
    fail "tshark -G plugins says $(grep sipcode <<<"$listed")"
quietly dpkg -r wireshark-sipcode sipcode sipcode-handbook
explains_not env
has_profile_not
leaves_nothing

older=$(mktemp -d)
chmod 755 "$older"
dpkg-deb -R "$plugin" "$older/tree"
sed -i 's/^Version: .*/Version: 0.0.1-1/' "$older/tree/DEBIAN/control"
echo old >"$older/tree$folder/epan/sipcode.so"
dpkg-deb --build "$older/tree" "$older/old.deb" >/dev/null
quietly dpkg -i "$older/old.deb"
quietly dpkg -i "$plugin"
explains as_user

as_user install -D "$folder/epan/sipcode.so" "$personal"
checks=$((checks + 1))
[ "$(as_user tshark -r "$capture" -Y sipcode -T fields -e sipcode.code 2>/dev/null | tr '\n' ' ')" = '100 486 486 ' ] ||
    fail "with a personal copy beside the package tshark does not explain"
quietly dpkg -r wireshark-sipcode
explains as_user
rm "$personal"
(cd /home/user && rmdir -p .local/lib/wireshark/plugins/"$release"/epan)
rm -rf "$older"
leaves_nothing

# The archive.
unpacked=/tmp/unpacked
mkdir "$unpacked"
tar -C "$unpacked" --strip-components=1 -xzf "$packages"/sipcode-*-linux-*.tar.gz
installer=$unpacked/install.sh

quietly "$installer"
explains env
explains as_user
has_profile
quietly /usr/local/bin/sipcode 486
has_handbook /usr/local/bin/sipcode
checks=$((checks + 1))
if as_user "$installer" >/tmp/errors 2>&1; then fail "it installs a second plugin for the user"; fi
grep -q 'installed for all users already' /tmp/errors || fail "it says $(cat /tmp/errors)"
quietly "$installer"
quietly "$installer" --uninstall
explains_not env
leaves_nothing

quietly as_user "$installer" --user
explains as_user
has_profile keep
explains_not env
quietly as_user /home/user/.local/bin/sipcode 486
quietly as_user "$installer"
explains as_user
checks=$((checks + 1))
"$installer" >/tmp/errors 2>&1 || fail "for all users: $(cat /tmp/errors)"
grep -q "^$personal is there too" /tmp/errors || fail "it does not name the personal copy: $(cat /tmp/errors)"
quietly "$installer" --uninstall
explains as_user
quietly as_user "$installer" --uninstall
explains_not as_user
has_profile_not
leaves_nothing

# Where it cannot install, it says why.
# refuses TEXT COMMAND...
refuses() {
    checks=$((checks + 1))
    if "${@:2}" >/tmp/errors 2>&1; then fail "${*:2} succeeds"; fi
    grep -q "$1" /tmp/errors || fail "${*:2} says $(cat /tmp/errors)"
}
refuses 'needs root' as_user "$installer" --system
refuses 'use --system' "$installer" --user
refuses 'install.sh \[--user' "$installer" --everywhere
dpkg -i "$plugin" >/dev/null 2>&1
refuses 'belongs to the package wireshark-sipcode' "$installer"
quietly "$installer" --uninstall
explains env
quietly dpkg -r wireshark-sipcode
mv "$unpacked/plugin/$release" "$unpacked/plugin/3.6"
refuses "this is Wireshark $release, and here are plugins for .*3.6" "$installer"
leaves_nothing

# A module of another release is refused, and tshark goes on without; packages of one release alone have no other.
other=$(find "$unpacked/plugin" -name sipcode.so ! -path '*/3.6/*' | sed -n 1p)
if [ -n "$other" ]; then
    as_user install -D "$other" "$personal"
    checks=$((checks + 1))
    grep -q 486 <<<"$(as_user tshark -r "$capture" -T fields -e sip.Status-Code 2>/tmp/errors)" || fail "tshark does not go on"
    grep -q 'sipcode.so' /tmp/errors || fail "tshark does not say that it left out the module: $(cat /tmp/errors)"
fi

echo "$checks checks, $failures failed"
[ "$failures" -eq 0 ]
