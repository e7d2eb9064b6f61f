# SPDX-License-Identifier: GPL-2.0-or-later
"""Says what is wrong with how tshark read a capture, and whose fault it is."""

import os
import re
import signal

HANGS = (signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL)
REPORT = re.compile(rb"ERROR: AddressSanitizer: ([\w-]+)|runtime error: ([^\n]*)|(hard rss limit exhausted)")
COMPLAINT = re.compile(rb"(?m)^.*(?:\*\* |CRITICAL|WARNING|Warn |assert).*$")
OURS = re.compile(rb"\((?:plugin|codes)/")  # as valgrind names the files of our functions
BLOCK = re.compile(rb"(?s)(?:Direct|Indirect) leak of .*?(?=\n\n)")


def shorten(line):
    """Without what differs from run to run."""
    return re.sub(r"0x[0-9a-f]+|[\d:.,]+", "#", line.decode(errors="replace"))[:120]


def read(path):
    return path.read_bytes() if path.exists() else b""


def leaks(errors):
    """Whether LeakSanitizer has the plugin among the callers of a leak; Wireshark's own are not looked for."""
    return any(b"sipcode.so" in block for block in BLOCK.findall(errors + b"\n\n"))


def valgrind_faults(log):
    """The first line of each report of valgrind, of leaks only where the plugin is among the callers."""
    faults = set()
    for report in re.split(rb"(?m)^==\d+== *\n", log):
        line = re.sub(rb"==\d+== ?", b"", report).strip().partition(b"\n")[0]
        if line and (b" lost in loss record" not in line or OURS.search(report)):
            faults.add(shorten(line))
    return faults


def faults_of(status, output):
    """What went wrong, as a set of short texts; the status is as os.wait() has it."""
    errors = read(output.with_name(output.name + ".err"))
    faults = valgrind_faults(read(output.with_name(output.name + ".valgrind")))
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        faults.add("hang" if number in HANGS else f"crash {signal.Signals(number).name}")
    elif os.WEXITSTATUS(status) > 2:
        faults.add(f"exit code {os.WEXITSTATUS(status)}")
    for match in REPORT.finditer(errors):
        faults.add(shorten(next(group for group in match.groups() if group)))
    for match in COMPLAINT.finditer(errors):
        faults.add(shorten(match.group()))
    if leaks(errors):
        faults.add("leak")
    if b"issector bug" in errors or b"issector bug" in read(output):
        faults.add("dissector bug")
    return faults
