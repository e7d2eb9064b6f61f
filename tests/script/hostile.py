# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes what strangers could send: escape sequences, bytes that are no UTF-8 and absurd numbers in every value that is shown.

hostile.py CAPTURE writes the capture; hostile.py CHECK FILE... looks for such bytes in what tshark printed of it.
"""

import sys
import unicodedata

import wire

# Terminal escapes in both forms, a bell, NUL, no UTF-8, UTF-8 that is cut, a carriage return alone, text that runs backwards.
TEXTS = (b"\x1b[31mred\x1b]0;title\x07", b"\xc2\x9b31m", b"a\x00b", b"\xff\xfe\x80", b"\xe2\x82", b"a\rb", b"x" * 900, b"%s%n{user}")
NUMBERS = (b"4294967295", b"4294967296", b"99999999999999999999", b"-1", b"0x10", b"")

REQUEST = """User-Agent: @
Authorization: Digest realm="@",username="@",nonce="@",uri="@"
Proxy-Authorization: Digest realm="@",username="@",nonce="@"
Content-Type: @
Content-Encoding: @
Event: @
Refer-To: <sip:@>
Supported: @
Require: @
Identity: @
Contact: <sip:@>
Session-Expires: #
Expires: #
Record-Route: <sip:@>
"""

RESPONSE = """Server: @
WWW-Authenticate: Digest realm="@",nonce="@",stale=@
Proxy-Authenticate: Digest realm="@",nonce="@"
Reason: Q.850;cause=17;text="@", SIP;cause=200;text="@", @;cause=#
Warning: 399 @ "@", 304 host "@", # @ "@"
Contact: <sip:@>, "@" <sip:@>;q=@
Allow: @
Accept: @
Accept-Encoding: @
Allow-Events: @
Unsupported: @
Require: @
Retry-After: # (@);duration=#
Min-SE: #
Min-Expires: #
Error-Info: <sip:@>
Call-Info: <@>;purpose=@
"""

CODES = (100, 180, 183, 200, 202, 300, 302, 380, 400, 401, 403, 404, 405, 407, 415, 420, 421, 422, 423, 428, 438, 480, 481, 482)
CODES += (483, 484, 486, 487, 488, 489, 491, 500, 501, 503, 504, 513, 603, 604, 606, 607, 608, 699, 999)


def fill(template, text, number):
    return template.encode().replace(b"\n", b"\r\n").replace(b"@", text).replace(b"#", number)


def with_values(message, headers, text):
    """The message with these headers, and the text at the end of its first line and in its To."""
    first, rest = message.split(b"\r\n", 1)
    rest = rest.replace(b"\r\nContent-Length", b"\r\nTo: <sip:" + text + b"@example.com>\r\nContent-Length", 1)
    return first.replace(b"WORD", text) + b"\r\n" + headers + rest


def packets():
    number = 0
    for text in TEXTS:
        for code in CODES:
            number += 1
            value = NUMBERS[number % len(NUMBERS)]
            request = with_values(wire.request(number=number), fill(REQUEST, text, value), text)
            yield wire.udp_packet(request.replace(b"sip:bob@example.com SIP", b"sip:" + text.replace(b"\r", b"") + b" SIP", 1))
            yield wire.udp_packet(with_values(wire.response(code, "WORD", number=number), fill(RESPONSE, text, value), text))


def check(path):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8")  # what is no UTF-8 ends the program here
    raw = {f"U+{ord(c):04X}" for c in text if unicodedata.category(c) == "Cc" and c not in "\n\t"}
    if raw:
        sys.exit(f"{path}: control characters: {' '.join(sorted(raw))}")


if sys.argv[1] == "CHECK":
    for name in sys.argv[2:]:
        check(name)
else:
    wire.write_capture(sys.argv[1], packets())
