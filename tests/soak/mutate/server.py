# SPDX-License-Identifier: GPL-2.0-or-later
"""Starts tshark and sharkd: for one capture, or as a server that reads many."""

import os
import pathlib
import signal
import subprocess

import sharkd
import ways

TOP = pathlib.Path(__file__).resolve().parents[3]
VALGRIND = ["valgrind", "-q", "--leak-check=full", "--show-leak-kinds=definite", "--num-callers=30", f"--fullpath-after={TOP}/"]
SANITIZER = "exitcode=77:allocator_may_return_null=1:hard_rss_limit_mb=3000"
# Who allocated what leaks is found through GLib's functions only by slow unwinding, which takes ten times as long.
SLOWER = 10
LEAKS = ":detect_leaks=1:fast_unwind_on_malloc=0:malloc_context_size=7:stack_trace_format='    #%n %f %s:%l (%m)'"


class Setting:
    """What run.sh gives: where the plugin, the data and the preloaded objects are, and what to start tshark with."""

    def __init__(self, stage, seconds, valgrind):
        self.stage, self.seconds, self.valgrind = pathlib.Path(stage), seconds, valgrind
        self.user = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        self.preload = [] if valgrind else os.environ["MUTATE_PRELOAD"].split()

    def wrap(self, preload, environment, words):
        """The command with its environment; all is set by env, so that nothing but tshark meets what is preloaded."""
        values = {
            "HOME": self.stage / "home", "LC_ALL": "C.UTF-8", "WIRESHARK_DATA_DIR": self.stage / "data",
            "WIRESHARK_PLUGIN_DIR": self.stage / "plugins", "WIRESHARK_ABORT_ON_DISSECTOR_BUG": "1",
            "WIRESHARK_DEBUG_WMEM_OVERRIDE": "simple", "G_SLICE": "always-malloc",
            "ASAN_OPTIONS": SANITIZER + (LEAKS if "MUTATE_LEAKS" in environment else ":detect_leaks=0"),
            "UBSAN_OPTIONS": "print_stacktrace=1:exitcode=77",
            "LD_PRELOAD": " ".join(preload), **environment,
        }
        clean = ["env", "-u", "XDG_CONFIG_HOME", "-u", "WIRESHARK_CONFIG_DIR"]
        return clean + [f"{name}={value}" for name, value in values.items()] + words

    def tool(self, log):
        """What comes before a command: valgrind or nothing."""
        return [*VALGRIND, f"--log-file={log}"] if self.valgrind else []

    def run_alone(self, words, session, output, environment):
        """A start for this capture only, as users start it; its wait status as os.wait() has it."""
        words = [*self.tool(f"{output}.valgrind"), *words]
        with open(output, "wb") as out, open(f"{output}.err", "wb") as errors:
            try:
                words = self.wrap(self.preload, environment, words)
                done = subprocess.run(words, input=session, stdout=out, stderr=errors, timeout=self.seconds * 20, **self.user)
            except subprocess.TimeoutExpired:
                return int(signal.SIGALRM)
        return -done.returncode if done.returncode < 0 else done.returncode << 8


class Server:
    """A tshark or sharkd that reads one capture after another in one way; started when first used."""

    def __init__(self, setting, way, fields, folder):
        self.setting, self.errors, self.process = setting, folder / "server.err", None
        self.words = [*setting.tool(f"{folder}/%p.valgrind"), *ways.command(way, fields, "-")]
        self.leaks = {"MUTATE_LEAKS": "1"} if way == "leaks" else {}

    def start(self):
        orders_in, self.orders = os.pipe()
        answers_in, answers_out = os.pipe()
        seconds = self.setting.seconds * (SLOWER if self.leaks else 1)
        environment = {"MUTATE_IN": orders_in, "MUTATE_OUT": answers_out, "MUTATE_SECONDS": seconds}
        words = self.setting.wrap([*self.setting.preload, str(self.setting.stage / "fork.so")], {**environment, **self.leaks}, self.words)
        with open(self.errors, "ab") as errors:
            self.process = subprocess.Popen(
                words, pass_fds=(orders_in, answers_out), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors,
                **self.setting.user)
        self.process.stdin.write(sharkd.requests("-").partition(b"\n")[0] + b"\n")
        self.process.stdin.flush()
        os.close(orders_in)
        os.close(answers_out)
        self.answers = os.fdopen(answers_in)

    def read(self, capture, output):
        """Process, wait status and CPU time in milliseconds."""
        if not self.process:
            self.start()
        output.with_name(output.name + ".in").write_bytes(sharkd.requests(capture).partition(b"\n")[2])
        os.write(self.orders, f"{capture}\t{output}\n".encode())
        answer = self.answers.readline().split()
        if len(answer) != 3:
            raise SystemExit(f"{' '.join(self.words)}: {self.errors.read_text(errors='replace')[-2000:]}")
        return [int(word) for word in answer]

    def stop(self):
        if self.process:
            os.close(self.orders)
            self.process.wait()
