# SPDX-License-Identifier: GPL-2.0-or-later
"""torture.py NAME [FOLDER]: makes NAME.pcapng and NAME.expected of NAME.txt, the torture tests of an RFC.

In NAME.txt "=== 3.1.1.1 wsinv" begins a message, ">>> 400 Bad Request" what we answer to the request above it. Then come
"= ..." lines, what is to be annotated: the fields of .expected after the frame's number, or "nothing", where "request" stands
for the frame of the request; ": ..." lines, why; and the message, every line of it, as sections 2.1 to 2.3 of RFC 4475 print
it: <allOneLine>, <hex>, <repeat count=2>. Of an answer only the header fields stand there that a request does not give.
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "tests" / "lib"))
import wire  # noqa: E402

START = 1146441600  # of May 2006, when RFC 4475 came out
PAUSE = 1000  # seconds: as long as no transaction lives, for messages that share all identifiers
ADDRESSES = {4: (bytes([192, 0, 2, 10]), bytes([192, 0, 2, 20]))}
ADDRESSES[6] = tuple(bytes.fromhex("20010db8") + bytes(8) + end for end in (b"\0\x09\0\x01", b"\0\0\0\x10"))


class Message:
    """One message, its frame and what is stated of it."""

    def __init__(self, title, request, frame):
        self.title, self.request, self.frame = title, request, frame
        self.stated, self.why, self.lines = "", [], []

    def octets(self):
        text = expand(self.lines)
        return text if self.request is None else answer(self.title, text, self.request)

    def comment(self, source):
        name = self.title if self.request is None else f"{self.request.title}, answered with {self.title}"
        fields = self.stated.split("|")
        shown = ", ".join(dict.fromkeys(field for field in (fields[0], fields[-1]) if field))
        return f"{source} {name}. Annotated: {shown}. {' '.join(self.why)}"


def read(name):
    """The messages of NAME.txt in their order."""
    messages = []
    request = None
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark in ("===", ">>>"):
            messages.append(Message(rest, request if mark == ">>>" else None, len(messages) + 1))
            request = messages[-1] if mark == "===" else request
        elif messages and mark == "=" and not messages[-1].lines:
            messages[-1].stated = rest
        elif messages and mark == ":" and not messages[-1].lines:
            messages[-1].why.append(rest)
        elif messages:
            messages[-1].lines.append(line)
    for message in messages:
        if not message.stated or not message.why:
            sys.exit(f"{name}: nothing is stated of frame {message.frame}, {message.title}")
    return messages


def expand(lines):
    """The octets that the notation of RFC 4475 stands for."""
    text = "\r\n".join(lines) + "\r\n" if lines else ""
    text = re.sub(r"<allOneLine>\r\n(.*?)\r\n</allOneLine>", lambda m: m[1].replace("\r\n", ""), text, flags=re.DOTALL)
    text = re.sub(r"<repeat count=(\d+)>(.*?)</repeat>", lambda m: m[2] * int(m[1]), text)
    pieces = re.split(r"<hex>([0-9A-F]*)</hex>", text)
    return b"".join(bytes.fromhex(piece) if i % 2 else piece.encode() for i, piece in enumerate(pieces))


def header_fields(octets, names):
    """The header fields of these names, folds and all."""
    head = octets.partition(b"\r\n\r\n")[0] + b"\r\n"
    pattern = rb"(?im)^(?:" + names + rb")[ \t]*:.*\r\n(?:[ \t].*\r\n)*"
    return re.findall(pattern, head)


def answer(status, extra, request):
    """What RFC 3261 section 8.2.6.2 makes of the request: each Via, the first one of what there is once."""
    octets = request.octets()
    fields = header_fields(octets, b"via|v")
    for names in (b"from|f", b"to|t", b"call-id|i", b"cseq"):
        fields += header_fields(octets, names)[:1]
    for i, field in enumerate(fields):
        if re.match(rb"(?i)to?[ \t]*:", field) and not re.search(rb";\s*tag\s*=", field):
            fields[i] = field[:-2] + b";tag=" + request.title.split()[1].encode() + b"\r\n"
    return b"SIP/2.0 " + status.encode() + b"\r\n" + b"".join(fields) + extra + b"Content-Length: 0\r\n\r\n"


def packet(message, octets, version):
    """An IP packet: in TCP where the top Via has TCP or TLS (we hold no keys), in UDP else."""
    is_tcp = re.search(rb"/\s*(?:TCP|TLS)\s", header_fields(octets, b"via|v")[0])
    is_back = message.request is not None or octets.startswith(b"SIP/")
    way = ADDRESSES[version][:: -1 if is_back else 1]
    number = (message.request or message).frame
    if is_tcp:
        ports = (5060, 40000 + number) if is_back else (40000 + number, 5060)
        place = (2, 1 + len(message.request.octets())) if message.request else (1, 2)
        data = wire.ip(way, wire.TCP, wire.tcp(ports, *place, 0x18, octets), message.frame)
    else:
        data = wire.ip(way, wire.UDP, wire.udp((5060, 5060), octets), message.frame)
    return wire.with_checksums(data)


def frame(message, source, version):
    """Its time, bytes and comment; an answer comes 10 ms after its request."""
    time = (START + PAUSE * (message.request or message).frame) * 1000000 + (10000 if message.request else 0)
    return time, packet(message, message.octets(), version), message.comment(source).encode()


def expected(messages):
    """The .expected file as stated, below the same head as that of any other."""
    lines = [(HERE / "busy.expected").read_text(encoding="utf-8").partition("\n")[0]]
    for message in messages:
        if message.stated != "nothing":
            fields = message.stated.replace("|request|", f"|{message.request.frame if message.request else ''}|")
            lines.append(f"{message.frame}|{fields}")
    return "\n".join(lines) + "\n"


def main(name, folder=HERE):
    messages = read(name)
    number = name.rpartition("-")[2]
    folder = pathlib.Path(folder)
    frames = (frame(message, f"RFC {number}", 6 if number == "5118" else 4) for message in messages)
    wire.write_commented(folder / f"{name}.pcapng", wire.RAW_IP, frames)
    (folder / f"{name}.expected").write_text(expected(messages), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
