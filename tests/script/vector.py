# SPDX-License-Identifier: GPL-2.0-or-later
"""vector.py CONFIGURATION EVENTS: runs the programs of Vector's configuration on events, and says where one is not what it should be."""

import json
import sys

import pyvrl
import yaml


def columns_of(event):
    """With the name that ClickHouse has for an array."""
    return {"evidence" if name == "sipcode.evidence" else name: value for name, value in event.items()}


def main(configuration, events):
    with open(configuration, encoding="utf-8") as file:
        programs = yaml.safe_load(file)["transforms"]
    parsed, columns = (pyvrl.Transform(programs[name]["source"] + "\n.") for name in ("parsed", "columns"))
    with open(events, encoding="utf-8") as file:
        lines = file.read().splitlines()
    for line in lines:
        event = json.loads(line)
        if parsed.remap({"message": line, "file": "spool", "host": "probe"}) != event:
            print(f"parsed is another event: {line}")
        if columns.remap(dict(event)) != columns_of(event):
            print(f"columns are others: {line}")
    if not any("sipcode.evidence" in line for line in lines):
        print("no event has evidence")


main(*sys.argv[1:])
