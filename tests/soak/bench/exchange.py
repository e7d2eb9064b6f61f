# SPDX-License-Identifier: GPL-2.0-or-later
"""The messages of one Call-ID as they pass between two servers, each a pair of seconds to wait and a frame."""

import party
from packet import udp


def message(start, headers, sdp=""):
    kind = ["Content-Type: application/sdp"] if sdp else []
    return "\r\n".join([start, *headers, *kind, f"Content-Length: {len(sdp)}", "", sdp]).encode()


class Frame(bytes):
    """A frame that knows the request that it has, or, with a code, answers: for who says what a capture holds."""

    def __new__(cls, data, request, code=0):
        frame = super().__new__(cls, data)
        frame.request, frame.code = request, code
        return frame


class Request:
    """A request and what follows from it: its responses, its ACK, its CANCEL."""

    def __init__(self, exchange, method, uri, cseq, vias, source, destination):
        self.exchange = exchange
        self.method, self.uri, self.cseq, self.vias = method, uri, cseq, vias
        self.source, self.destination = source, destination
        self.to_tag = exchange.to_tag

    def shared(self, vias, cseq):
        """The header fields that requests and responses have in common."""
        return [
            *(f"Via: {via}" for via in vias),
            *self.exchange.ends(self.source is self.exchange.core, self.to_tag),
            f"Call-ID: {self.exchange.call_id}",
            f"CSeq: {cseq}",
        ]

    def frame(self, headers=(), sdp=""):
        hops = "Max-Forwards: " + str(71 - len(self.vias))
        start = f"{self.method} {self.uri} SIP/2.0"
        lines = [*self.shared(self.vias, f"{self.cseq} {self.method}"), hops, *headers]
        return Frame(udp(self.source.endpoint, self.destination.endpoint, message(start, lines, sdp)), self)

    def answer(self, code, phrase, headers=(), sdp=""):
        received = f";received={self.source.endpoint.address};rport={self.source.endpoint.port}"
        vias = [self.vias[0] + received, *self.vias[1:]]
        lines = [*self.shared(vias, f"{self.cseq} {self.method}"), *headers]
        payload = message(f"SIP/2.0 {code} {phrase}", lines, sdp)
        return Frame(udp(self.destination.endpoint, self.source.endpoint, payload), self, code)

    def hop_by_hop(self, method):
        """The ACK of a failure, or a CANCEL: it has the one Via of the server that sends it."""
        request = Request(
            self.exchange, method, self.uri, self.cseq, self.vias[:1], self.source, self.destination
        )
        request.to_tag = self.to_tag if method == "ACK" else ""
        return request


class Exchange:
    """A call or a registration through an edge server and a core server; what runs between them is captured."""

    def __init__(self, random):
        self.random = random
        self.caller, self.callee = party.phone(random), party.phone(random)
        self.edge, self.core = random.choice(party.EDGES), random.choice(party.CORES)
        self.call_id = self.caller.make.call_id.format(random.getrandbits(32), self.caller.inside.address)
        self.tags = f"{random.getrandbits(32):08x}", f"as{random.getrandbits(32):08x}"
        self.to_tag = ""
        self.cseq = random.randrange(1, 200)
        self.has_second_proxy = random.random() < 0.4
        self.routes = [
            "Record-Route: " + server.route.format(tag=self.tags[0])
            for server in (self.edge, *((self.core,) if self.has_second_proxy else ()))
        ]

    def hexadecimal(self, digits):
        return f"{self.random.getrandbits(4 * digits):0{digits}x}"

    def ends(self, from_callee, to_tag):
        caller = f'"{self.caller.name}" <{self.caller.uri}>;tag={self.tags[0]}'
        callee = f"<{self.callee.uri}>" + (f";tag={to_tag}" if to_tag else "")
        first, second = (callee, caller) if from_callee else (caller, callee)
        return f"From: {first}", f"To: {second}"

    def answered(self):
        """From here on requests are within the dialog."""
        self.to_tag = self.tags[1]

    def vias(self, phone, server):
        branch = phone.make.branch.format(self.random.getrandbits(32))
        received = f"received={phone.outside.address};rport={phone.outside.port}"
        inside = f"SIP/2.0/UDP {phone.inside.address}:5060;{received};branch={branch.removesuffix(';rport')}"
        middle = f"SIP/2.0/UDP 10.1.0.{self.random.randrange(2, 9)}:5060;branch=z9hG4bK{self.hexadecimal(12)}.0"
        outside = (
            f"SIP/2.0/UDP {server.endpoint.address};branch=z9hG4bK{self.hexadecimal(4)}.{self.hexadecimal(32)}.0"
        )
        return [outside, *([middle] if self.has_second_proxy else []), inside]

    def request(self, method, uri=None, by_callee=False):
        phone, source, destination = (
            (self.callee, self.core, self.edge) if by_callee else (self.caller, self.edge, self.core)
        )
        if method != "ACK":
            self.cseq += 1
        vias = self.vias(phone, source)
        return Request(self, method, uri or self.callee.uri, self.cseq, vias, source, destination)
