#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""load.py [--stream NAME] URL [FILE...]: loads events of sipcode, a JSON object a line, from files, *.gz too, or standard input.

Each event goes into the index sipcode-file-PROBE-YEAR.MONTH of its own probe and time, or all into a data stream; its id is that of
the document, so what is loaded twice is there once. What the server is too busy for is sent again; what it refuses is listed, and files
that cannot be read. Exit code: 0 all events are there, 1 some were refused, 2 wrong usage, 3 the server gave no answer: load the same files again."""

import argparse
import collections
import gzip
import json
import os
import re
import sys
import time
import zlib

from engine import address, ask, trouble

BATCH = 5_000_000  # bytes, of 100 MB that servers take
ID = re.compile("[0-9a-f]{32}")
TIME = re.compile("([0-9]{4})-([0-9]{2})-")
TRIES = int(os.environ.get("SIPCODE_TRIES", 10))  # 1 + 2 + 4 ... + 60 seconds between them: four minutes


class Loader:
    def __init__(self, url, stream):
        self.url, self.stream = url, stream
        self.count = collections.Counter()
        self.batch, self.size = [], 0

    def index_of(self, event):
        if self.stream:
            return self.stream
        probe = re.sub(r"[^a-z0-9_-]", "-", event.get("observer.name", "none").lower())[:100]
        time_of = TIME.match(event["@timestamp"])
        if not time_of:
            raise ValueError("@timestamp is no time")
        return f"sipcode-file-{probe}-{time_of[1]}.{time_of[2]}"

    def action_of(self, event):
        """With one id that is too long, a server refuses all that comes with it."""
        if not ID.fullmatch(event["event.id"]):
            raise ValueError("event.id is not 32 digits of a hash")
        return {"create": {"_index": self.index_of(event), "_id": event["event.id"]}}

    def add(self, line, place):
        try:
            action = json.dumps(self.action_of(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            self.refuse(place, f"no event: {error}")
            return
        self.batch.append((action.encode() + b"\n" + line.strip() + b"\n", place))
        self.size += len(line)
        if self.size >= BATCH:
            self.send()

    def refuse(self, place, why):
        self.count["refused"] += 1
        print(f"{place}: {why}", file=sys.stderr)

    def send(self):
        for attempt in range(TRIES):
            if not self.batch:
                break
            if attempt:
                time.sleep(min(2 ** (attempt - 1), 60))
            self.try_once()
        if self.batch:
            sys.exit(self.tell(f"{len(self.batch)} events or more not loaded: {self.trouble}", 3))
        self.size = 0

    def try_once(self):
        """Keeps in the batch what is to be sent again."""
        status, answer = ask(f"{self.url}/_bulk", "POST", b"".join(text for text, _ in self.batch), "application/x-ndjson")
        if status != 200 or not isinstance(answer, dict) or "items" not in answer:
            self.trouble = trouble(status, answer)
            if status in (0, 429) or status >= 500:
                return
            sys.exit(self.tell(f"the server refuses all: {self.trouble}", 1))
        again = []
        for (text, place), item in zip(self.batch, answer["items"]):
            result = item["create"]
            error = result.get("error") or {}
            if result["status"] == 409:
                self.count["there before"] += 1
            elif result["status"] == 201 and result.get("failure_store", "not_applicable_or_unknown") != "used":
                self.count["new"] += 1
            elif result["status"] == 429 or result["status"] >= 500:
                self.trouble = f"{result['status']} {error.get('type')}"
                again.append((text, place))
            else:
                self.refuse(place, f"{result['status']} {error.get('type')}: {error.get('reason')}")
        self.batch = again

    def load(self, name):
        """What can be read of a file is loaded."""
        number = 0
        try:
            with open_events(name) as file:
                for number, line in enumerate(file, 1):
                    self.add(line, f"{name}:{number}")
        except (OSError, EOFError, zlib.error) as error:
            self.refuse(f"{name}:{number + 1}", f"cannot be read: {getattr(error, 'strerror', None) or error}")

    def tell(self, trouble=None, code=0):
        print(", ".join(f"{self.count[what]} {what}" for what in ("new", "there before", "refused")))
        if trouble:
            print(trouble, file=sys.stderr)
        return code or (1 if self.count["refused"] else 0)


def open_events(name):
    if name == "-":
        return sys.stdin.buffer
    return gzip.open(name) if name.endswith(".gz") else open(name, "rb")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stream", metavar="NAME", help="a data stream, as sipcode-live-PROBE")
    parser.add_argument("url", type=address, help="as http://127.0.0.1:9200")
    parser.add_argument("files", nargs="*", metavar="FILE", default=["-"])
    options = parser.parse_args()
    loader = Loader(options.url, options.stream)
    for name in options.files or ["-"]:
        loader.load(name)
    loader.send()
    return loader.tell()


sys.exit(main())
