# SPDX-License-Identifier: GPL-2.0-or-later
"""sessions.py LOADS CAPTURE...: one sharkd opens the captures in turn, LOADS times in all.

Preferences change each time, and what is said of the responses is checked. sharkd ends with the first capture, and with the
module in $PRELOAD loaded before all others.
"""

import itertools
import json
import os
import subprocess
import sys


class Sharkd:
    def __init__(self):
        pipe = subprocess.PIPE
        environment = dict(os.environ, LD_PRELOAD=os.environ["PRELOAD"])
        nowhere = subprocess.DEVNULL
        self.process = subprocess.Popen(["sharkd", "-"], stdin=pipe, stdout=pipe, stderr=nowhere, env=environment, text=True)

    def ask(self, method, **params):
        request = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        print(json.dumps(request), file=self.process.stdin, flush=True)
        for line in self.process.stdout:
            if line.startswith("{"):
                answer = json.loads(line)
                return answer.get("result") or sys.exit(f"{method} {params}: {answer}")
        sys.exit(f"sharkd has ended at {method} {params}")

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def labels(node):
    return [node["l"], *itertools.chain.from_iterable(map(labels, node.get("n") or ()))]


def explained(sharkd, frames):
    """Code, number of expert items and hint of each frame."""
    for frame, row in enumerate(frames, 1):
        tree = sharkd.ask("frame", frame=frame, proto=True)["tree"]
        ours = [node for node in tree if node.get("f") == "sipcode"]
        lines = [line for node in ours for line in labels(node)]
        codes = [line[6:9] for line in lines if line.startswith("Code: ")]
        experts = sum(line.startswith("Expert Info") for line in lines)
        yield codes, experts, " [" in row["c"][-1]


def expected(plain, provisional, expert, hint):
    """What is said with these preferences, by what is said without; of requests it has no code."""
    for codes, experts, _ in plain:
        shown = [code for code in codes if provisional or not code.startswith("1")]
        is_told = bool(shown) or (not codes and experts > 0)
        yield shown, experts if is_told and expert == "chat" else 0, hint and is_told


def check(sharkd, number, plain, capture):
    values = [("TRUE", "FALSE"), ("chat", "none"), ("FALSE", "TRUE")]
    chosen = [pair[number >> bit & 1] for bit, pair in enumerate(values)]
    for name, value in zip(("provisional", "expert", "hint"), chosen):
        sharkd.ask("setconf", name=f"sipcode.{name}", value=value)
    said = list(explained(sharkd, sharkd.ask("frames")))
    plain.setdefault(capture, said)
    wanted = list(expected(plain[capture], chosen[0] == "TRUE", chosen[1], chosen[2] == "TRUE"))
    if said != wanted or not any(codes for codes, _, _ in said):
        sys.exit(f"load {number} of {capture} with {chosen}: {said}, not {wanted}")


def main():
    captures, plain = sys.argv[2:], {}
    sharkd = Sharkd()
    for load in range(int(sys.argv[1])):
        capture = captures[load % len(captures)]
        sharkd.ask("load", file=capture)
        check(sharkd, load // len(captures) % 8, plain, capture)
    sharkd.ask("load", file=captures[0])
    sharkd.end()


main()
