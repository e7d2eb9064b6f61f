#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""compare.py REPORT URL, or REPORT TSV...: whether the numbers of the dashboard are those of a report of sipcode of the same captures,
as an OpenSearch at URL has them, or numbers.sql of ClickHouse printed them. Prints what differs; exit code 1 then."""

import collections
import json
import pathlib
import sys

FLEET = pathlib.Path(__file__).resolve().parents[3] / "packaging" / "fleet"
FAULTS = ("refused", "failed", "unanswered")
EFFECTIVE = (200, 480, 486, 600, 603)


def host(endpoint):
    return endpoint.rpartition(":")[0].strip("[]") if ":" in endpoint else endpoint


def of_report(report):
    failures, silent = collections.Counter(), collections.Counter()
    ratios = collections.defaultdict(lambda: [0, 0, 0])
    for row in report["causes"]:
        if row["outcome"] in FAULTS:
            failures[row["cause"]] += row["count"]
        if row["outcome"] == "unanswered":
            silent[row.get("host", "")] += row["count"]
    if report["calls_left_out"]:
        sys.exit("the report has too many calls to name each")
    for call in report["calls"]:
        if call["outcome"] != "unknown":
            peer = host(call["destination"])
            part = (1, call["outcome"] == "answered", call.get("code") in EFFECTIVE)
            ratios[peer] = [a + b for a, b in zip(ratios[peer], part)]
    return {"failures": dict(failures), "ratios": dict(ratios),
            "delays": sum(report["delay_ms"].values()), "silent": dict(silent),
            "scanners": sorted({row["source"] for row in report["scans"]})}


def of_rows(rows):
    """Rows are lists: the name of the panel, then what it shows."""
    told = collections.defaultdict(list)
    for name, *row in rows:
        told[name].append(row)
    return {"failures": {key: int(n) for key, n, *_ in told["1-failures"]},
            "ratios": {key: [int(n) for n in row[:3]] for key, *row in told["2-ratios"]},
            "delays": sum(int(row[1]) for row in told["3-delay"]), "silent": {key: int(n) for key, n, *_ in told["4-silent"]},
            "scanners": sorted(key for key, *_ in told["5-scans"])}


def rows_of_search(url):
    sys.path.insert(0, str(FLEET / "search"))
    from engine import ask
    from panels import body, panels, row

    for name, panel in panels():
        status, answer = ask(f"{url}/sipcode-*/_search", "POST", body(panel))
        if status != 200:
            sys.exit(f"{name}: {status} {answer}")
        for bucket in answer["aggregations"]["kept"]["rows"]["buckets"]:
            yield [name, *row(panel, bucket).values()]


def main(path, *sources):
    report = of_report(json.loads(pathlib.Path(path).read_text()))
    if sources[0].startswith("http"):
        rows = rows_of_search(sources[0])
    else:
        rows = [line.split("\t") for source in sources for line in pathlib.Path(source).read_text().splitlines()]
    engine = of_rows(rows)
    differing = [what for what in report if report[what] != engine[what]]
    for what in differing:
        print(f"{what}: the report has {report[what]}, the engine {engine[what]}")
    if not report["ratios"] or not report["failures"]:
        sys.exit("the report has no calls: nothing was compared")
    print("equal:", ", ".join(f"{what} {len(told) if hasattr(told, '__len__') else told}" for what, told in report.items() if what not in differing))
    sys.exit(bool(differing))


main(*sys.argv[1:])
