# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs tshark and says what that took."""

import os
import re
import subprocess
import sys
from typing import NamedTuple


class Cost(NamedTuple):
    user: float  # seconds
    cpu: float  # seconds, those of the system too
    memory: int  # bytes at the peak


class Tshark:
    """With the modules of a folder below `stage`, which is all that it says: "none", "plugins", "lua", "wanted", "nothing"."""

    def __init__(self, stage):
        self.stage = stage

    def start(self, modules, options, before=(), preload="", **streams):
        environment = dict(os.environ, WIRESHARK_PLUGIN_DIR=f"{self.stage}/{modules}", LD_PRELOAD=preload)
        return subprocess.Popen([*before, "tshark", *options], env=environment, **streams)

    def cost(self, modules, options):
        null = subprocess.DEVNULL
        with self.start(modules, options, stdout=null, stderr=null) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"tshark {' '.join(options)} failed with the modules of {modules}")
        return Cost(usage.ru_utime, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)

    def instructions(self, modules, options):
        """Counted by cachegrind: the same number as callgrind's in half the time."""
        before = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
        with self.start(modules, options, before, f"{self.stage}/seed.so", **streams) as process:
            said = process.communicate()[1]
        counted = re.search(r"I +refs: +([\d,]+)", said)
        if process.returncode or not counted:
            sys.exit(f"valgrind: tshark {' '.join(options)} failed with the modules of {modules}:\n{said}")
        return int(counted[1].replace(",", ""))

    def said(self, modules, options):
        with self.start(modules, options, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
            return process.communicate()[0]
