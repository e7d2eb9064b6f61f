# SPDX-License-Identifier: GPL-2.0-or-later
"""bench.py STAGE [quick]: measures tshark with and without the modules in the folders of STAGE, prints a table."""

import concurrent.futures
import itertools
import os
import random
import statistics
import subprocess
import sys
import time

import kinds
import packet
import table
from tshark import Tshark

HERE = os.path.dirname(os.path.abspath(__file__))


class Bench:
    def __init__(self, stage, plan):
        self.home = f"{stage}/home"
        self.plan = plan
        self.tshark = Tshark(stage)
        self.table = table.Table()
        self.begun = time.monotonic()

    def note(self, text):
        print(f"{time.monotonic() - self.begun:5.0f} s  {text}", file=sys.stderr)

    def capture(self, kind, frames):
        path = f"{self.home}/{kind}-{frames}.pcap"
        if not os.path.exists(path):
            subprocess.run([sys.executable, "-B", f"{HERE}/generate.py", kind, str(frames), path], check=True)
        return path

    def reading(self, kind, frames, options=()):
        return ["-n", "-r", self.capture(kind, frames), *options]

    def check(self):
        """Ends with a message where a module does not do its part, or a capture is not what it should be."""
        capture = self.reading("sip", 1000)
        said = {
            modules: self.tshark.said(modules, [*capture, "-Y", "sip.Status-Code", *kinds.fields(proof)])
            for modules, proof in kinds.PROOF.items()
        }
        for modules, lines in said.items():
            if not lines or lines != said[kinds.NONE]:
                sys.exit(f"The modules of {modules} do not explain what they should")
        if self.tshark.said(kinds.NONE, [*capture, "-Y", "!sip || _ws.malformed"]):
            sys.exit("The capture of SIP is malformed")

    def costs(self, options, rounds):
        """The costs by modules, of runs in random turns; `options` are by modules too."""
        costs = {modules: [] for modules in options}
        for _ in range(rounds):
            for modules in random.sample(list(options), len(options)):
                costs[modules].append(self.tshark.cost(modules, options[modules]))
        return costs

    def time_kinds(self):
        for kind in filter(lambda kind: kind.timed, self.plan.kinds):
            self.note(f"{kind.name}: time")
            options = {
                modules: self.reading(kind.capture, kind.timed, kind.options(modules)) for modules in kind.modules
            }
            costs = self.costs(options, self.plan.rounds)
            what = f"{kind.name}: user CPU time of {kind.timed:,} frames"
            seconds = {modules: [cost.user for cost in runs] for modules, runs in costs.items()}
            self.table.add_compared(what, seconds, table.seconds, kind.goals[0])

    def run_of(self, modules, *reading):
        return modules, tuple(self.reading(*reading))

    def count_kinds(self):
        """Instructions do not depend on what else runs: as many runs at once as there are processors."""
        starts = {modules: self.run_of(modules, "sip", 0) for modules in self.plan.counted}
        runs = {
            (kind, modules): [
                self.run_of(modules, kind.capture, frames, kind.options(modules)) if frames else starts[modules]
                for frames in kind.counted
            ]
            for kind in self.plan.kinds
            for modules in kind.modules
            if modules in starts
        }
        needed = list(dict.fromkeys([*starts.values(), *itertools.chain.from_iterable(runs.values())]))
        self.note(f"counting the instructions of {len(needed)} runs")
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            counts = dict(zip(needed, pool.map(lambda run: self.tshark.instructions(*run), needed)))
        for kind in self.plan.kinds:
            small, large = kind.counted
            slopes = {
                modules: [(counts[pair[1]] - counts[pair[0]]) / (large - small)]
                for (of, modules), pair in runs.items()
                if of is kind
            }
            self.table.add_compared(f"{kind.name}: instructions a frame", slopes, table.number, kind.goals[1])
        counted = {modules: [counts[run] / 1e6] for modules, run in starts.items()}
        self.table.add_difference("start-up: million instructions", counted, table.decimal, None)

    def start_up(self):
        """Prints what starting takes; returns the user seconds by modules."""
        self.note("start-up")
        for what, options in (("`tshark -v`", ["-v"]), ("an empty capture", self.reading("sip", 0))):
            costs = self.costs(dict.fromkeys(kinds.PEERS, options), self.plan.starts)
            milliseconds = {modules: [cost.cpu * 1000 for cost in runs] for modules, runs in costs.items()}
            self.table.add_difference(f"start-up, {what}: CPU time", milliseconds, table.milliseconds, 2)
        return {modules: statistics.median(cost.user for cost in runs) for modules, runs in costs.items()}

    def growth(self, start):
        """Time a message by the number of messages, and the memory that a response takes between the smallest number and
        the largest; what the tables take once is in both."""
        times, peaks = {}, {}
        for messages, rounds in self.plan.growth:
            self.note(f"{messages:,} messages")
            costs = self.costs(dict.fromkeys(kinds.PAIR, self.reading("sip", messages)), rounds)
            times[messages] = {
                modules: [(cost.user - start[modules]) / messages * 1e6 for cost in runs]
                for modules, runs in costs.items()
            }
            peaks[messages] = {modules: statistics.median(cost.memory for cost in runs) for modules, runs in costs.items()}
            what = f"all SIP, {messages:,} messages: user CPU time a message, without start-up"
            self.table.add_compared(what, times[messages], table.microseconds, None)
        self.table.add_growth(times, 5)
        small, large = min(peaks), max(peaks)
        count = packet.responses(self.capture("sip", large)) - packet.responses(self.capture("sip", small))
        memory = {modules: [(peaks[large][modules] - peaks[small][modules]) / count] for modules in kinds.PAIR}
        what = f"peak memory a response, from {small:,} to {large:,} messages"
        self.table.add_difference(what, memory, table.bytes_, 400)
        tables = {modules: [peaks[small][modules] / 1e6] for modules in kinds.PAIR}
        self.table.add_difference(f"peak memory, {small:,} messages: MB", tables, table.decimal, None)

    def run(self):
        self.check()
        self.time_kinds()
        self.count_kinds()
        self.growth(self.start_up())
        self.note("done")


def main():
    quick = sys.argv[2:] == ["quick"]
    bench = Bench(sys.argv[1], kinds.plan(quick))
    bench.run()
    version = bench.tshark.said(kinds.NONE, ["-v"]).splitlines()[0].split(" (Git")[0].rstrip(".")
    print(bench.table.text())
    print(f"\n{version}, `tests/soak/bench/run.sh{' quick' if quick else ''}`")


main()
