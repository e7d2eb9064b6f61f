#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A signed caller identity that is three hours old, as if someone replayed it: 403 Stale Date.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    $var(token) = $(hdr(Identity){s.select,1,.}{s.decode.base64urlt});
    $var(issued) = $(var(token){re.subst,/.*"iat":([0-9]+).*/\1/}{s.int});
    if ($var(issued) < $Ts - 60) sl_send_reply("403", "Stale Date");
}
CONFIGURATION
encode() { basenc --base64url --wrap=0 | tr -d =; }
issued=$(date -d '-3 hours' +%s)
certificate=https://certificates.example.org/passport.cer
token=$(printf '{"alg":"ES256","ppt":"shaken","typ":"passport","x5u":"%s"}' $certificate | encode)
token+=.$(printf '{"attest":"A","dest":{"tn":["%s"]},"iat":%d,"orig":{"tn":"%s"},"origid":"%s"}' \
    12155551213 "$issued" 12155551212 123e4567-e89b-12d3-a456-426655440000 | encode)
token+=.$(openssl rand 64 | encode) # nobody here can verify a signature
header=$(printf 'Date: %s\r\nIdentity: %s;info=<%s>;alg=ES256;ppt=shaken' \
    "$(date -u -d "@$issued" '+%a, %d %b %Y %T GMT')" "$token" $certificate)
capture_start 'udp port 5060'
status='403 Stale Date' sipp_run call "$alice" "$proxy" -key header "$header" \
    -key from sip:+12155551212@example.com -key uri sip:+12155551213@example.com
capture_end
