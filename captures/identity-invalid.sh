#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The signature of the caller's identity is no good: 438, and a Reason that says so as STIR does.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<'CONFIGURATION'
route[REQUEST] {
    append_to_reply("Reason: STIR;cause=438;text=\"Invalid Identity Header\"\r\n");
    sl_send_reply("438", "Invalid Identity Header");
}
CONFIGURATION
encode() { basenc --base64url --wrap=0 | tr -d =; }
issued=$(date +%s)
certificate=https://certificates.example.org/passport.cer
token=$(printf '{"alg":"ES256","ppt":"shaken","typ":"passport","x5u":"%s"}' $certificate | encode)
token+=.$(printf '{"attest":"A","dest":{"tn":["%s"]},"iat":%d,"orig":{"tn":"%s"},"origid":"%s"}' \
    12155551213 "$issued" 12155551212 123e4567-e89b-12d3-a456-426655440000 | encode)
token+=.$(openssl rand 64 | encode)
header=$(printf 'Date: %s\r\nIdentity: %s;info=<%s>;alg=ES256;ppt=shaken' \
    "$(date -u -d "@$issued" '+%a, %d %b %Y %T GMT')" "$token" $certificate)
capture_start 'udp port 5060'
status='438 Invalid Identity Header' sipp_run call "$alice" "$proxy" -key header "$header" \
    -key from sip:+12155551212@example.com -key uri sip:+12155551213@example.com
capture_end
