# SPDX-License-Identifier: GPL-2.0-or-later
"""What happens on a SIP link: each scenario yields pairs of seconds to wait and a frame."""

import party
from exchange import Exchange


class Call(Exchange):
    """An exchange with the header fields that its messages carry beside those that all have."""

    def __init__(self, random):
        super().__init__(random)
        self.invite = None
        self.server = f"Server: {self.core.agent}"

    def pause(self, mean):
        return self.random.uniform(0.5, 1.5) * mean

    def sent_by(self, phone):
        return [phone.contact, f"User-Agent: {phone.make.agent}", f"Allow: {phone.make.allow}"]

    def credentials(self, name, method, uri, nonce):
        return (
            f'{name}: Digest username="{self.caller.number}", realm="{party.DOMAIN}", nonce="{nonce}", '
            f'uri="{uri}", response="{self.hexadecimal(32)}", algorithm=MD5, cnonce="{self.hexadecimal(8)}", '
            "qop=auth, nc=00000001"
        )

    def challenge(self, name, nonce):
        return f'{name}: Digest realm="{party.DOMAIN}", nonce="{nonce}", qop="auth", algorithm=MD5'

    def invited(self, *more):
        """INVITE and 100."""
        self.invite = self.request("INVITE")
        headers = [
            *self.routes,
            *self.sent_by(self.caller),
            f"Supported: {self.caller.make.supported}",
            *more,
        ]
        yield self.pause(0.02), self.invite.frame(headers, self.caller.sdp(self.random))
        yield self.pause(0.002), self.invite.answer(100, "Trying", [self.server])

    def rung(self):
        """180, or 183 with the sound of the other network."""
        self.invite.to_tag = self.tags[1]
        headers = [*self.routes, *self.sent_by(self.callee)]
        if self.random.random() < 0.3:
            answer = self.callee.sdp(self.random, (8, 101))
            yield self.pause(0.8), self.invite.answer(183, "Session Progress", headers, answer)
        else:
            yield self.pause(0.8), self.invite.answer(180, "Ringing", headers)

    def failed(self, code, phrase, headers=(), wait=0.1):
        """A final failure and its ACK."""
        self.invite.to_tag = self.tags[1]
        yield self.pause(wait), self.invite.answer(code, phrase, headers)
        yield self.pause(0.003), self.invite.hop_by_hop("ACK").frame()

    def challenged(self):
        """INVITE, 407, ACK, and the INVITE with credentials."""
        nonce = self.hexadecimal(32)
        yield from self.invited()
        headers = [self.challenge("Proxy-Authenticate", nonce), self.server]
        yield from self.failed(407, "Proxy Authentication Required", headers, 0.002)
        yield from self.invited(self.credentials("Proxy-Authorization", "INVITE", self.callee.uri, nonce))

    def begun(self):
        """The calls up to the 100 that lets them ring; every second one is challenged."""
        yield from self.challenged() if self.random.random() < 0.5 else self.invited()

    def in_dialog(self, method, by_callee=False):
        phone = self.caller if by_callee else self.callee
        uri = f"sip:{phone.number}@{phone.outside.address}:{phone.outside.port};transport=udp"
        return self.request(method, uri, by_callee)


def answered(random):
    call = Call(random)
    yield from call.begun()
    yield from call.rung()
    call.answered()
    headers = [
        *call.routes,
        *call.sent_by(call.callee),
        f"Supported: {call.callee.make.supported}",
        "Session-Expires: 1800;refresher=uac",
    ]
    answer = call.callee.sdp(random, (8, 101))
    yield call.pause(3), call.invite.answer(200, "OK", headers, answer)
    if random.random() < 0.01:
        yield 0.5, call.invite.answer(200, "OK", headers, answer)
    agent = f"User-Agent: {call.caller.make.agent}"
    yield call.pause(0.02), call.in_dialog("ACK").frame([agent])
    bye = call.in_dialog("BYE", by_callee=random.random() < 0.4)
    yield random.expovariate(1 / 6), bye.frame([agent])
    yield call.pause(0.02), bye.answer(200, "OK", [f"Server: {call.callee.make.agent}"])


def cancelled(random):
    call = Call(random)
    yield from call.begun()
    yield from call.rung()
    cancel = call.invite.hop_by_hop("CANCEL")
    yield call.pause(6), cancel.frame([f"User-Agent: {call.caller.make.agent}"])
    cancel.to_tag = call.tags[1]
    yield call.pause(0.002), cancel.answer(200, "canceling", [call.server])
    yield from call.failed(487, "Request Terminated", [f"User-Agent: {call.callee.make.agent}"], 0.02)


def busy(random):
    call = Call(random)
    yield from call.begun()
    if random.random() < 0.5:
        yield from call.rung()
    yield from call.failed(486, "Busy Here", call.sent_by(call.callee), 1)


def unreachable(random):
    call = Call(random)
    yield from call.begun()
    yield from call.failed(480, "Temporarily Unavailable", [call.server], 0.5)


def unknown(random):
    call = Call(random)
    yield from call.begun()
    yield from call.failed(404, "Not Found", [call.server])


def congested(random):
    call = Call(random)
    yield from call.begun()
    cause, text = random.choice(((34, "No circuit/channel available"), (41, "Temporary failure")))
    reason = f'Reason: Q.850;cause={cause};text="{text}"'
    yield from call.failed(503, "Service Unavailable", [reason, call.server], 0.5)


def declined(random):
    call = Call(random)
    yield from call.begun()
    yield from call.rung()
    yield from call.failed(603, "Decline", call.sent_by(call.callee), 2)


def registered(random):
    call = Call(random)
    call.callee = call.caller
    uri = f"sip:{party.DOMAIN}"
    headers = [
        *call.sent_by(call.caller),
        "Expires: 600",
        f"Supported: {call.caller.make.supported}",
        f"Path: <sip:{call.edge.endpoint.address};lr;received=sip:{call.caller.outside.address}>",
    ]
    nonce = call.hexadecimal(32)
    register = call.request("REGISTER", uri)
    yield 0, register.frame(headers)
    register.to_tag = call.tags[1]
    challenge = [call.challenge("WWW-Authenticate", nonce), call.server]
    yield call.pause(0.002), register.answer(401, "Unauthorized", challenge)
    register = call.request("REGISTER", uri)
    yield call.pause(0.03), register.frame([*headers, call.credentials("Authorization", "REGISTER", uri, nonce)])
    register.to_tag = call.tags[1]
    contact = call.caller.contact + ";expires=600"
    yield call.pause(0.005), register.answer(200, "OK", [contact, call.server])


def probed(random):
    call = Call(random)
    options = call.request("OPTIONS", f"sip:{call.core.endpoint.address}:5060")
    options.vias = options.vias[:1]
    yield 0, options.frame([f"User-Agent: {call.edge.agent}", "Accept: application/sdp"])
    options.to_tag = call.tags[1]
    capabilities = ["Accept: application/sdp", f"Allow: {party.PROXY_ALLOW}", "Supported: path", call.server]
    yield call.pause(0.002), options.answer(200, "OK", capabilities)


SHARES = {
    answered: 30,
    cancelled: 9,
    busy: 6,
    unreachable: 5,
    unknown: 4,
    congested: 2,
    declined: 1,
    registered: 25,
    probed: 18,
}
