# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes wrong on a SIP link, and what strangers try: scenarios as in calls.py."""

import party
from calls import Call

COPIES = (0.5, 1, 2, 4, 4, 4)  # seconds between those of a request that nothing answers (RFC 3261 section 17.1.2.2)


def repeated(frame, pauses=COPIES):
    yield 0, frame
    for pause in pauses:
        yield pause, frame


def headers_of(call):
    return [*call.sent_by(call.caller), f"Supported: {call.caller.make.supported}"]


def silent(random):
    """An INVITE that nothing answers."""
    call = Call(random)
    yield from repeated(call.request("INVITE").frame(headers_of(call), call.caller.sdp(random)))


def unasked(random):
    """A keep-alive that nothing answers."""
    call = Call(random)
    yield from repeated(call.request("OPTIONS", f"sip:{call.core.endpoint.address}").frame())


def left(random):
    """A challenge that the client does not follow."""
    call = Call(random)
    yield from call.invited()
    challenge = call.challenge("Proxy-Authenticate", call.hexadecimal(32))
    yield from call.failed(407, "Proxy Authentication Required", [challenge, call.server], 0.002)


def redirected(random):
    """Elsewhere, which the caller does not follow."""
    call = Call(random)
    yield from call.invited()
    yield from call.failed(302, "Moved Temporarily", ["Contact: <sip:operator@sip.example.com>", call.server])


def tried_again(random):
    """A server that is out of order, and the same again, which is answered."""
    call = Call(random)
    yield from call.invited()
    yield from call.failed(500, "Server Internal Error", [call.server])
    yield from call.invited()
    yield from call.rung()
    yield from call.failed(486, "Busy Here", call.sent_by(call.callee), 1)


def elsewhere(call):
    """From here on the caller asks another server."""
    call.core = call.random.choice([core for core in party.CORES if core is not call.core])


def taken_over(random):
    """A server that does not answer, and another one that does (RFC 3263 section 4.3)."""
    call = Call(random)
    yield from repeated(call.request("INVITE").frame(headers_of(call), call.caller.sdp(random)))
    elsewhere(call)
    yield from call.invited()
    yield from call.rung()
    yield from call.failed(486, "Busy Here", call.sent_by(call.callee), 1)


def followed(random):
    """Elsewhere, which the caller follows."""
    call = Call(random)
    yield from call.invited()
    contact = f"Contact: <sip:{call.callee.number}@sip2.example.com>"
    yield from call.failed(302, "Moved Temporarily", [contact, call.server])
    elsewhere(call)
    yield from call.invited()
    yield from call.rung()
    yield from call.failed(603, "Decline", call.sent_by(call.callee), 2)


def refused(random):
    """A registration that is not allowed."""
    call = Call(random)
    call.callee = call.caller
    register = call.request("REGISTER", "sip:sip.example.com")
    yield 0, register.frame([*headers_of(call), "Expires: 600"])
    register.to_tag = call.tags[1]
    yield call.pause(0.005), register.answer(403, "Forbidden", [call.server])


SHARES = {silent: 4, unasked: 2, left: 2, redirected: 2, tried_again: 3, taken_over: 2, followed: 2, refused: 4}
