# SPDX-License-Identifier: GPL-2.0-or-later
"""untrue.py TRUTH REPORT: what a report as JSON says otherwise than it is, a line each; TRUTH is of soak/bench/generate.py."""

import json
import sys


def some(counts):
    """Without what is 0."""
    return {str(key): count for key, count in counts.items() if count}


def peers(report):
    return {
        f"{peer['source']} {peer['destination'].removesuffix(':5060')}": {
            "requests": peer["requests"],
            "repeated": peer["repeated"],
            "outcomes": some(peer["outcomes"]),
        }
        for peer in report["peers"]
    }


def final(report):
    codes = {}
    for call in report["calls"]:
        code = str(call.get("code", 0))
        codes[code] = codes.get(code, 0) + 1
    return codes


def told(report):
    registrations = report["registrations"]
    return {
        "attempts": report["attempts"],
        "outcomes": some(report["outcomes"]),
        "delay_ms": report["delay_ms"],
        "ended": report["ended"],
        "duration_ms": report["duration_ms"],
        "final": final(report),
        "peers": peers(report),
        "registrations": registrations["attempts"],
        "registered": registrations["registered"],
        "registration_delay_ms": registrations["delay_ms"],
        "asked": sum(row["asked"] for row in report["keepalives"]),
        "silent": sum(row["silent"] for row in report["keepalives"]),
        "codes": report["codes"],
    }


def main():
    truth, report = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
    for name, value in told(report).items():
        if value != truth[name]:
            print(f"{name}: {value}, not {truth[name]}")


main()
