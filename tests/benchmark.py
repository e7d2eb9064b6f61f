# SPDX-License-Identifier: GPL-2.0-or-later
"""Times tshark with and without the module, the runs in random turns, and prints the median of each."""

import os
import random
import statistics
import subprocess
import sys

import wire

STEPS = ((100, "Trying"), (180, "Ringing"), (200, "OK"), (401, "Unauthorized"), (486, "Busy Here"))


def sip(frames):
    """Requests and responses by turns."""
    for number in range(frames):
        if number % 2:
            code, phrase = STEPS[number // 2 % len(STEPS)]
            yield wire.udp_packet(wire.response(code, phrase, number=number // 10 + 1))
        else:
            yield wire.udp_packet(wire.request(number=number // 10 + 1))


def no_sip(frames):
    for number in range(frames):
        yield wire.udp_packet(number.to_bytes(4, "big") * 100, 40000, 40002)


def user_seconds(capture, plugins):
    environment = dict(os.environ, WIRESHARK_PLUGIN_DIR=plugins)
    with subprocess.Popen(
        ["tshark", "-n", "-r", capture], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"tshark failed on {capture}")
    return usage.ru_utime


def main():
    folder, frames, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    for name, packets in (("SIP", sip), ("no SIP", no_sip)):
        capture = f"{folder}/home/benchmark.pcap"
        wire.write_capture(capture, packets(frames))
        times = {"none": [], "plugins": []}
        for _ in range(runs):
            for plugins in random.sample(list(times), 2):
                times[plugins].append(user_seconds(capture, f"{folder}/{plugins}"))
        before, after = (statistics.median(times[plugins]) for plugins in ("none", "plugins"))
        print(
            f"{name}: {frames} frames, median of {runs}: {before:.2f} s without, {after:.2f} s with, "
            f"{(after / before - 1) * 100:+.1f} %"
        )
        os.remove(capture)


main()
