#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# A response in the body of another message (message/sip) is no response of its own, in one pass or in two.

. "$(dirname "$0")/lib.sh"
capture=$stage/quoted.pcap
python3 - "$capture" <<'PYTHON'
import sys

import wire


def with_body(content_type, body):
    message = wire.response(493, "Undecipherable", headers=f"Content-Type: {content_type}\r\n")
    return wire.udp_packet(message.replace(b"Content-Length: 0", b"Content-Length: %d" % len(body)) + body)


quoted = wire.response(200, "OK")
part = b"--b\r\nContent-Type: message/sip\r\n\r\n" + quoted + b"\r\n--b--\r\n"
wire.write_capture(sys.argv[1], [with_body("message/sip", quoted), with_body("multipart/mixed;boundary=b", part)])
PYTHON
chmod a+r "$capture"

checks=0
for pass in -n -2; do
    checks=$((checks + 1))
    codes=$(as_user tshark -r "$capture" "$pass" -T fields -e sip.Status-Code -e sipcode.code)
    [ "$codes" = $'493,200\t493\n493,200\t493' ] || fail "$pass: $codes"
done
finish "$checks"
