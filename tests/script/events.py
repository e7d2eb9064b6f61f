# SPDX-License-Identifier: GPL-2.0-or-later
"""events.py SCHEMA EVENTS REPORT: says what is wrong with the events of a capture: with the schema, with ids that are not
unique, and where their sums are not those of the report of the same capture. Nothing where all is well."""

import collections
import decimal
import json
import sys

import jsonschema


def pairs(members):
    """An object whose members have different names."""
    names = [name for name, _ in members]
    assert len(set(names)) == len(names), names
    return dict(members)


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line, object_pairs_hook=pairs, parse_float=decimal.Decimal) for line in lines]


def count(events, *names):
    """How often each value, or row of values, is there."""
    return collections.Counter(tuple(event.get(name) for name in names) for event in events)


def milliseconds(events, name):
    return [int(event[name] * 1000) for event in events if name in event]


def sums_of(events):
    calls = [event for event in events if event.get("sipcode.call.attempt")]
    answered = [call for call in calls if call["sipcode.call.outcome"] == "answered"]
    causes = [call for call in calls if "sipcode.call.cause" in call]
    return {
        "attempts": len(calls),
        "scanned": sum(event["sipcode.kind"] == "call" for event in events) - len(calls),
        "outcomes": {name: n for (name,), n in count(calls, "sipcode.call.outcome").items()},
        "codes": {str(code): n for (code,), n in
                  count([event for event in events if event["sipcode.kind"] == "response"], "sipcode.code").items()},
        "causes": count(causes, "sipcode.call.cause", "sipcode.call.host", "sipcode.code", "sipcode.call.outcome"),
        "ended": len(milliseconds(answered, "sipcode.call.duration")),
        "duration_ms": sum(milliseconds(answered, "sipcode.call.duration")),
        "delay_ms": collections.Counter(milliseconds(calls, "sipcode.call.pdd")),
    }


def causes_in(report):
    """What one finding tells in several forms stands in a row each there."""
    causes = collections.Counter()
    for row in report["causes"]:
        causes[row["cause"], row.get("host"), row.get("code"), row["outcome"]] += row["count"]
    return causes


def sums_in(report):
    return {
        "attempts": report["attempts"],
        "scanned": report["scanned"],
        "outcomes": {name: n for name, n in report["outcomes"].items() if n},
        "codes": report["codes"],
        "causes": causes_in(report),
        "ended": report["ended"],
        "duration_ms": report["duration_ms"],
        "delay_ms": collections.Counter({int(time): n for time, n in report["delay_ms"].items()}),
    }


def main(schema, events, report):
    with open(schema, encoding="utf-8") as file:
        rules = json.load(file)
    jsonschema.Draft202012Validator.check_schema(rules)
    validator = jsonschema.Draft202012Validator(rules)
    told = read(events)
    for number, event in enumerate(told, 1):
        for error in validator.iter_errors(json.loads(json.dumps(event, default=float))):
            print(f"line {number}: {'.'.join(map(str, error.absolute_path))}: {error.message[:200]}")
    ids = collections.Counter(event["event.id"] for event in told)
    for name, times in ids.items():
        if times > 1:
            print(f"{times} events are {name}")
    with open(report, encoding="utf-8") as file:
        expected = sums_in(json.load(file))
    for name, sum_of in sums_of(told).items():
        if sum_of != expected[name]:
            print(f"{name}: {sum_of} in events, {expected[name]} in the report")
    if not told:
        print("no events")


main(*sys.argv[1:])
