# SPDX-License-Identifier: GPL-2.0-or-later
"""sessions.py LOADS LARGE SMALL...: one sharkd opens LOADS times the large capture and after it one of the small ones.

With the module (SIPCODE=1) preferences change each time, and what is said of the responses of the small one is checked. Prints
by how many KiB the memory of sharkd grew from the first fifth of the loads to the last.
"""

import itertools
import json
import os
import subprocess
import sys


class Sharkd:
    def __init__(self):
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(["sharkd", "-"], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)

    def ask(self, method, **params):
        request = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        print(json.dumps(request), file=self.process.stdin, flush=True)
        for line in self.process.stdout:
            if line.startswith("{"):
                answer = json.loads(line)
                return answer.get("result") or sys.exit(f"{method} {params}: {answer}")
        sys.exit(f"sharkd has ended at {method} {params}")

    def memory(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def labels(node):
    return [node["l"], *itertools.chain.from_iterable(map(labels, node.get("n") or ()))]


def explained(sharkd, frames):
    """Code, number of expert items and hint of each frame with a response."""
    for frame, row in enumerate(frames, 1):
        tree = sharkd.ask("frame", frame=frame, proto=True)["tree"]
        ours = [node for node in tree if node.get("f") == "sipcode"]
        lines = [line for node in ours for line in labels(node)]
        codes = [line[6:9] for line in lines if line.startswith("Code: ")]
        experts = sum(line.startswith("Expert Info") for line in lines)
        yield codes, experts, " [" in row["c"][-1]


def expected(plain, provisional, expert, hint):
    """What is said with these preferences, by what is said without."""
    for codes, experts, _ in plain:
        codes = [code for code in codes if provisional or not code.startswith("1")]
        yield codes, experts if codes and expert == "chat" else 0, hint and bool(codes)


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
    loads, large, small, plain = int(sys.argv[1]), sys.argv[2], sys.argv[3:], {}
    sharkd = Sharkd()
    for load in range(loads):
        capture = small[load % len(small)]
        sharkd.ask("load", file=large)
        sharkd.ask("load", file=capture)
        if "SIPCODE" in os.environ:
            check(sharkd, load // len(small) % 8, plain, capture)
        if load == loads // 5:
            before = sharkd.memory()
    print(sharkd.memory() - before)


main()
