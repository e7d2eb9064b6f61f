#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A 404 over TLS 1.3, decrypted with the keys that the file itself holds.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=example.com \
    -keyout "$work/key.pem" -out "$work/certificate.pem" 2>"$work/openssl.log"
kamailio_start <<CONFIGURATION
enable_tls=yes
listen=tls:$proxy:5061
loadmodule "tls"
modparam("tls", "private_key", "$work/key.pem")
modparam("tls", "certificate", "$work/certificate.pem")
modparam("tls", "tls_method", "TLSv1.2+")
route[REQUEST] {
    route(LOCATE);
}
CONFIGURATION
capture_start 'tcp port 5061'
{
    request INVITE TLS 1
    wait_until grep -q 'SIP/2.0 404' "$work/client.log"
    request ACK TLS 1
} | openssl s_client -connect "$proxy:5061" -tls1_3 -keylogfile "$work/keys" -quiet -no_ign_eof \
    >"$work/client.log" 2>&1
capture_end
editcap --inject-secrets "tls,$work/keys" "$captures/$name.pcap" "$captures/$name.pcapng"
rm "$captures/$name.pcap"
