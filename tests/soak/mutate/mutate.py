# SPDX-License-Identifier: GPL-2.0-or-later
"""Has tshark read mutated captures, judges how it does, and keeps what is wrong. Called by run.sh."""

import argparse
import collections
import json
import multiprocessing
import pathlib
import queue as queues
import resource
import shutil
import time

import judge
import mutants
import server
import sharkd
import ways

ALONE_EVERY = 100  # files of which one is read by a start of its own too


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--stage", type=pathlib.Path, required=True)
    parser.add_argument("--findings", type=pathlib.Path, required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--valgrind", action="store_true")
    parser.add_argument("--largest", type=int, default=1 << 30, help="bytes of a capture that is mutated")
    parser.add_argument("count", type=int)
    return parser.parse_args()


class Worker:
    """One of the jobs: makes its share of the mutants and has each read in turn."""

    def __init__(self, options, job):
        self.options, self.job = options, job
        self.folder = options.stage / f"job{job}"
        self.folder.mkdir()
        self.folder.chmod(0o777)
        captures = (options.stage / "captures").iterdir()
        self.sources = mutants.Sources([path for path in captures if path.stat().st_size <= options.largest], self.folder)
        self.setting = server.Setting(options.stage, options.seconds, options.valgrind)
        self.fields = (options.stage / "fields").read_text().split()
        names = ["tree", "two-pass"] if options.valgrind else list(ways.WAYS)
        self.servers = {name: server.Server(self.setting, name, self.fields, self.folder) for name in names}
        self.kinds, self.explained, self.runs, self.cpu, self.found = (collections.Counter() for _ in range(5))

    def faults_alone(self, way, capture, output, with_plugin=True):
        """What goes wrong in a start of its own, with the plugin or without."""
        words = ways.command(way, self.fields, capture) if with_plugin else ways.command_without(way, capture)
        plugins = {} if with_plugin else {"WIRESHARK_PLUGIN_DIR": self.options.stage / "empty"}
        status = self.setting.run_alone(words, sharkd.requests(capture, with_plugin), output, plugins)
        return judge.faults_of(status, output)

    def keep_finding(self, capture, way, faults, output):
        """Keeps capture and reports; a fault that tshark has without the plugin too is Wireshark's own."""
        again = self.faults_alone(way, capture, self.folder / "again")
        without = self.faults_alone(way, capture, self.folder / "again", with_plugin=False)
        whose = "wireshark" if faults <= without else "ours"
        self.found[whose] += 1
        place = self.options.findings / f"{whose}-{way}-{capture.name}"
        shutil.copy(capture, place)
        for suffix in (".err", ".valgrind"):
            if pathlib.Path(f"{output}{suffix}").exists():
                shutil.copy(f"{output}{suffix}", f"{place}{suffix}")
        said = {"faults": sorted(faults), "alone": sorted(again), "without the plugin": sorted(without)}
        pathlib.Path(f"{place}.json").write_text(json.dumps(said, indent=1) + "\n")

    def read(self, way, capture):
        output = self.folder / "out"
        process, status, milliseconds = self.servers[way].read(capture, output)
        self.runs[way] += 1
        self.cpu[way] += milliseconds
        log = self.folder / f"{process}.valgrind"
        if log.exists():
            log.replace(f"{output}.valgrind")
        faults = judge.faults_of(status, output)
        if way == "tree":
            responses = judge.read(output).count(b"[SIP Response Code: ")
            self.explained.update(responses=responses, files=min(responses, 1))
        if faults:
            self.keep_finding(capture, way, faults, output)

    def read_alone(self, way, capture):
        output = self.folder / "alone"
        self.runs[f"{way}, alone"] += 1
        faults = self.faults_alone(way, capture, output)
        if faults:
            self.keep_finding(capture, way, faults, output)

    def choose_ways(self, number):
        """The first for all and one of the others in turn, but for valgrind, which takes its time."""
        first, *others = self.servers
        if self.options.valgrind:
            return [list(self.servers)[number % len(self.servers)]]
        return [first, others[number % len(others)]]

    def mutate(self, number):
        kind, capture = mutants.make_mutant(self.options.seed, number, self.sources, self.folder)
        if not capture:
            self.kinds["none made"] += 1
            return
        self.kinds[kind] += 1
        for way in self.choose_ways(number):
            self.read(way, capture)
        if number % ALONE_EVERY == 0 and not self.options.valgrind:
            self.read_alone(list(self.servers)[number // ALONE_EVERY % len(self.servers)], capture)
        capture.unlink()

    def work(self, queue):
        numbers = range(self.options.first, self.options.first + self.options.count)
        for done, number in enumerate(numbers[self.job :: self.options.jobs], 1):
            self.mutate(number)
            if done % 1000 == 0:
                print(f"{time.strftime('%H:%M:%S')} job {self.job}: {done} files, findings {dict(self.found)}", flush=True)
        for server in self.servers.values():
            server.stop()
        queue.put((self.kinds, self.explained, self.runs, self.cpu, self.found))


def report(totals):
    kinds, explained, runs, cpu, found = totals
    files = sum(count for kind, count in kinds.items() if kind != "none made")
    print(f"{files} mutated files: " + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
    print(f"Explained in them: {explained['responses']} responses of {explained['files']} files")
    print(f"{sum(runs.values())} runs: " + ", ".join(f"{count} {way}" for way, count in sorted(runs.items())))
    print("CPU milliseconds a run: " + ", ".join(f"{cpu[way] / runs[way]:.0f} {way}" for way in sorted(cpu)))
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"CPU {sum(u.ru_utime + u.ru_stime for u in used):.0f} s, of it to read {sum(cpu.values()) / 1000:.0f} s")
    print(f"{found['ours']} findings of ours, {found['wireshark']} of Wireshark's own")
    return 1 if found["ours"] else 0


def main():
    options = parse_arguments()
    fork = multiprocessing.get_context("fork")
    queue = fork.Queue()
    jobs = [fork.Process(target=lambda job=job: Worker(options, job).work(queue)) for job in range(options.jobs)]
    for job in jobs:
        job.start()
    totals = [collections.Counter() for _ in range(5)]
    while any(job.is_alive() for job in jobs) or not queue.empty():
        try:
            for total, part in zip(totals, queue.get(timeout=1)):
                total.update(part)
        except queues.Empty:
            pass
    for job in jobs:
        job.join()
    code = report(totals)
    raise SystemExit(2 if any(job.exitcode for job in jobs) else code)


main()
