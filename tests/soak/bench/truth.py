# SPDX-License-Identifier: GPL-2.0-or-later
"""What a report has to say of a capture that was made here: known from what was sent, not from reading it."""

import collections
import json

OUTCOMES = {
    200: "answered",
    486: "busy",
    487: "cancelled",
    404: "refused",
    480: "refused",
    603: "refused",
    500: "failed",
    503: "failed",
}
CHALLENGES = 401, 407
WAIT = 32 * 1000000  # microseconds that a client waits, as all times here
COPIES_ENOUGH = 4  # of an INVITE: nothing comes any more


class Attempt:
    """To call, or to register, with what followed its challenges."""

    def __init__(self, request, start):
        self.source, self.destination = request.source.endpoint, request.destination.endpoint
        self.start = self.last = start  # of the first request, of the last message
        self.delay = self.duration = self.answered = None
        self.code = 0  # the last final one
        self.copies = 0

    def note(self, time, code):
        self.last = time
        if 100 < code < 300 and self.delay is None:
            self.delay = time - self.start
        if code >= 200:
            self.code = code
        if code == 200 and self.answered is None:
            self.answered = time

    def outcome(self, end):
        if self.code in OUTCOMES:
            return OUTCOMES[self.code]
        if self.code in CHALLENGES and end - self.last >= WAIT:
            return "refused"
        return "unanswered" if self.is_silent(end) or self.copies >= COPIES_ENOUGH else "unknown"

    def is_silent(self, end):
        return self.last == self.start and end - self.start >= WAIT


class Truth:
    def __init__(self):
        self.calls, self.registrations, self.options = {}, {}, {}
        self.hops = {}  # of calls: what came back there, by call and pair of servers
        self.repeated = collections.Counter()
        self.invites = collections.Counter()
        self.codes = collections.Counter()
        self.sent = set()
        self.end = 0

    def note_request(self, time, request):
        call = self.calls.get(request.exchange)
        pair = request.source.endpoint.address, request.destination.endpoint.address
        is_copy = request in self.sent
        self.sent.add(request)
        if request.method == "INVITE":
            self.invites[pair] += not is_copy
            self.repeated[pair] += is_copy
            for attempts, key in ((self.calls, request.exchange), (self.hops, (request.exchange, pair))):
                attempt = attempts.setdefault(key, Attempt(request, time))
                if not is_copy:
                    attempt.code = attempt.copies = 0  # it goes on
                attempt.copies += 1
        elif request.method == "REGISTER":
            self.registrations.setdefault(request.exchange, Attempt(request, time))
        elif request.method == "OPTIONS":
            self.options.setdefault(request.exchange, Attempt(request, time))
        elif request.method == "BYE" and call:
            call.duration = time - call.answered

    def note(self, time, frame):
        self.end = time
        request = getattr(frame, "request", None)
        if not request:
            return
        if frame.code == 0:
            self.note_request(time, request)
            return
        self.codes[frame.code] += 1
        of = {"INVITE": self.calls, "REGISTER": self.registrations, "OPTIONS": self.options}.get(request.method, {})
        if request.exchange in of:
            of[request.exchange].note(time, frame.code)
        pair = request.source.endpoint.address, request.destination.endpoint.address
        if request.method == "INVITE":
            self.hops[request.exchange, pair].note(time, frame.code)

    def outcomes(self, attempts):
        return dict(collections.Counter(attempt.outcome(self.end) for attempt in attempts))

    def peers(self):
        pairs = collections.defaultdict(list)
        for (_, pair), hop in self.hops.items():
            pairs[pair].append(hop)
        return {
            f"{pair[0]} {pair[1]}": {
                "requests": self.invites[pair],
                "repeated": self.repeated[pair],
                "outcomes": self.outcomes(calls),
            }
            for pair, calls in pairs.items()
        }

    def told(self):
        calls = self.calls.values()
        registrations = self.registrations.values()
        granted = [attempt for attempt in registrations if attempt.code == 200]
        return {
            "attempts": len(calls),
            "outcomes": self.outcomes(calls),
            "delay_ms": delays(call.delay for call in calls),
            "ended": sum(call.duration is not None for call in calls),
            "duration_ms": sum(call.duration // 1000 for call in calls if call.duration is not None),
            "final": dict(collections.Counter(call.code for call in calls)),
            "peers": self.peers(),
            "registrations": len(registrations),
            "registered": len(granted),
            "registration_delay_ms": delays(attempt.delay for attempt in granted),
            "asked": len(self.options),
            "silent": sum(attempt.is_silent(self.end) for attempt in self.options.values()),
            "codes": dict(self.codes),
        }


def delays(times):
    return dict(collections.Counter(time // 1000 for time in times if time is not None))


def write(path, frames):
    truth = Truth()
    for time, frame in frames:
        truth.note(time, frame)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(truth.told(), file, indent=1, sort_keys=True)
