#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A client registers over a WebSocket and is challenged: 401.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

kamailio_start <<CONFIGURATION
listen=tcp:$proxy:8080
tcp_accept_no_cl=yes
loadmodule "xhttp"
loadmodule "websocket"
event_route[xhttp:request] {
    ws_handle_handshake();
}
route[REQUEST] {
    www_challenge("example.com", "1");
}
CONFIGURATION
request REGISTER WS 1 >"$work/register"
capture_start 'tcp port 8080'
perl - "$work/register" "$proxy:8080" <<'CLIENT'
use strict;
use IO::Socket::INET;
my $message = do { local @ARGV = shift; local $/; <> };
my $server = IO::Socket::INET->new(PeerAddr => shift) or die $@;
my $mask = pack("N", 0x37fa213d);
$server->print(join("\r\n", "GET / HTTP/1.1", "Host: example.com", "Upgrade: websocket",
    "Connection: Upgrade", "Origin: http://example.com", "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Protocol: sip", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", ""));
while (<$server>) { last if $_ eq "\r\n" }
$server->print(pack("CCn", 0x81, 0x80 | 126, length $message), $mask,
    $message ^ substr($mask x length $message, 0, length $message));
$server->sysread($message, 4096);
CLIENT
wait_until captured 'SIP/2.0 401'
capture_end
