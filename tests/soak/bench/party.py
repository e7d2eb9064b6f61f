# SPDX-License-Identifier: GPL-2.0-or-later
"""Who takes part in made-up calls: phones, and the two ends of the link that is captured."""

import itertools
from typing import NamedTuple

from packet import Endpoint

DOMAIN = "sip.example.com"
PROXY_ALLOW = "INVITE, ACK, BYE, CANCEL, OPTIONS, REGISTER, SUBSCRIBE, NOTIFY, MESSAGE, INFO, UPDATE"

CODECS = {
    0: "PCMU/8000",
    8: "PCMA/8000",
    9: "G722/8000",
    18: "G729/8000",
    101: "telephone-event/8000",
    107: "opus/48000/2",
}
PARAMETERS = {18: "annexb=no", 101: "0-16", 107: "minptime=20;useinbandfec=1"}


class Make(NamedTuple):
    """A kind of phone; `branch` and `call_id` take random numbers."""

    agent: str
    branch: str
    call_id: str
    allow: str
    supported: str
    codecs: tuple
    session: str


MAKES = (
    Make(
        "Yealink SIP-T46U 108.86.0.90",
        "z9hG4bK{:010d}",
        "0_{:010d}@{}",
        "INVITE, INFO, PRACK, ACK, BYE, CANCEL, OPTIONS, NOTIFY, REGISTER, SUBSCRIBE, REFER, UPDATE",
        "replaces, timer",
        (9, 0, 8, 101),
        "SDP data",
    ),
    Make(
        "PolycomVVX-VVX_450-UA/6.4.3.5156",
        "z9hG4bK{:08x}ACA6FF7D",
        "{:032x}",
        "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, MESSAGE, SUBSCRIBE, NOTIFY, PRACK, UPDATE, REFER",
        "replaces,100rel",
        (9, 0, 8, 101),
        "Polycom IP Phone",
    ),
    Make(
        "Grandstream GXP2170 1.0.11.79",
        "z9hG4bK{:010d};rport",
        "{:010d}-5060-7@{}",
        "INVITE, ACK, OPTIONS, CANCEL, BYE, SUBSCRIBE, NOTIFY, INFO, REFER, UPDATE",
        "replaces, path, timer",
        (8, 0, 18, 101),
        "SIP Call",
    ),
    Make(
        "Zoiper rv2.10.20.4",
        "z9hG4bK-524287-1---{:016x};rport",
        "{:022x}..",
        "INVITE, ACK, CANCEL, BYE, NOTIFY, REFER, MESSAGE, OPTIONS, INFO, SUBSCRIBE",
        "replaces, norefersub, extended-refer, timer, outbound, path",
        (107, 8, 0, 101),
        "Z",
    ),
)


class Phone(NamedTuple):
    make: Make
    number: str
    name: str
    inside: Endpoint
    outside: Endpoint
    media: Endpoint

    @property
    def uri(self):
        return f"sip:{self.number}@{DOMAIN}"

    @property
    def contact(self):
        return f"Contact: <sip:{self.number}@{self.outside.address}:{self.outside.port};transport=udp>"

    def sdp(self, random, codecs=None):
        """An offer, or the answer that takes of it `codecs`."""
        codecs = codecs or self.make.codecs
        lines = [
            "v=0",
            f"o=- {random.getrandbits(31)} {random.getrandbits(31)} IN IP4 {self.media.address}",
            f"s={self.make.session}",
            f"c=IN IP4 {self.media.address}",
            "t=0 0",
            f"m=audio {self.media.port} RTP/AVP {' '.join(map(str, codecs))}",
        ]
        for codec in codecs:
            lines.append(f"a=rtpmap:{codec} {CODECS[codec]}")
            if codec in PARAMETERS:
                lines.append(f"a=fmtp:{codec} {PARAMETERS[codec]}")
        lines += ["a=ptime:20", "a=sendrecv", ""]
        return "\r\n".join(lines)


class Server(NamedTuple):
    endpoint: Endpoint
    agent: str

    @property
    def route(self):
        return f"<sip:{self.endpoint.address};lr;ftag={{tag}}>"


EDGES = [Server(Endpoint(f"192.0.2.{host}"), "kamailio (5.6.3 (x86_64/linux))") for host in range(10, 18)]
CORES = [Server(Endpoint(f"192.0.2.{host}"), "OpenSIPS (3.4.5 (x86_64/linux))") for host in range(130, 134)]

NUMBERS = itertools.count()


def phone(random):
    """A phone with media of its own: Wireshark takes quadratic time where many calls share an address and port."""
    number = next(NUMBERS)
    low, high = number & 0xFF, number >> 8 & 0xFF
    user = random.randrange(4000)
    host = f"{user >> 8}.{user & 0xFF}"
    return Phone(
        make=MAKES[user % len(MAKES)],
        number=f"+4930{7000000 + user}",
        name=f"Extension {user}",
        inside=Endpoint(f"192.168.{host}"),
        outside=Endpoint(f"203.0.113.{user % 250 + 1}", 10000 + user),
        media=Endpoint(f"198.18.{high}.{low}", 16384 + 2 * (number >> 16) + 200 * (user % 100)),
    )
