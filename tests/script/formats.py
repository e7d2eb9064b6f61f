# SPDX-License-Identifier: GPL-2.0-or-later
"""Compares what tshark wrote of the same capture as fields, json, ek, pdml and text."""

import json
import re
import sys
import xml.etree.ElementTree as tree

LABEL_MAX = 239  # bytes that Wireshark shows of a label
GROUPS = ("sipcode.about", "sipcode.scenarios", "sipcode.remedies", "sipcode.similars")
folder = sys.argv[1]
faults = []


def read(name):
    return open(f"{folder}/{name}", encoding="utf-8").read()


def check(what, condition):
    if not condition:
        faults.append(what)


def listed(value):
    return value if isinstance(value, list) else [value]


def is_line(name):
    """Whether a field is a line in which the text above it goes on."""
    return name.endswith(".line")


def is_data(name):
    """Whether a field holds a value: neither an expert item nor the head of a group."""
    return name.startswith("sipcode.") and "expert" not in name and name not in GROUPS and not is_line(name)


def from_fields():
    """A dictionary of field name to list of values for each frame."""
    names = read("names").split()
    for line in read("fields").rstrip("\n").split("\n"):
        values = (value.split("\x1f") if value else [] for value in line.split("\x1e"))
        yield {name: value for name, value in zip(names, values) if is_data(name)}


def collect(node, values):
    """All sipcode fields below a JSON node; keys of one object may be doubled."""
    for key, value in node:
        if isinstance(value, tuple):
            collect(value, values)
        elif is_data(key) and isinstance(value, str):
            values.setdefault(key, []).append(value)


def from_json():
    for packet in json.loads(read("json"), object_pairs_hook=tuple):
        values = {}
        collect(packet, values)
        yield values


def from_ek():
    for line in read("ek").splitlines():
        layers = json.loads(line).get("layers")
        if layers:
            yield {
                key: [str(value) for value in listed(values)]
                for key, values in layers["sipcode"].items()
            }


def with_rest(fields, at):
    """The label of a field with the lines in which it goes on: behind it or, where it has a tree, first in that."""
    rest = [fields[at].get("showname", "")]
    children = list(fields[at])
    for field in children if children else fields[at + 1 :]:
        if not is_line(field.get("name")):
            break
        rest.append(field.get("showname").strip())
    return " ".join(rest)


def check_labels(parent):
    fields = list(parent)
    for at, field in enumerate(fields):
        name, show, label = field.get("name"), field.get("show"), field.get("showname", "")
        check(f"label is cut: {label}", len(label.encode()) <= LABEL_MAX and "truncated" not in label)
        whole = with_rest(fields, at)
        check(f"label lacks its value: {whole}", not show or " " not in show or show in whole or field.get("hide") == "yes")
        if name.startswith(("sipcode", "_ws.expert")):
            check_labels(field)


def from_pdml():
    for packet in tree.parse(f"{folder}/pdml").getroot():
        values = {}
        for field in packet.iter("field"):
            if is_data(field.get("name")):
                values.setdefault(field.get("name"), []).append(field.get("show"))
        for proto in packet.iter("proto"):
            if proto.get("name") == "sipcode":
                check_labels(proto)
        yield values


expected = list(from_fields())
check("1000 responses", len(expected) == 1000)
for code, values in enumerate(expected):
    check(f"{code}: its own code", values["sipcode.code"] == [str(code)])
    for name in ("name", "phrase", "class", "status", "severity", "method", "summary", "meaning"):
        check(f"{code}: one {name}", len(values[f"sipcode.{name}"]) == 1)
    for name in ("scenario", "remedy"):
        check(f"{code}: several {name}", len(values[f"sipcode.{name}"]) >= 2)
    check(f"{code}: reference", values["sipcode.reference"])
    for name in ("difference", "consequence"):
        count = len(values[f"sipcode.similar.{name}"])
        check(f"{code}: {name} of each similar code", count == len(values["sipcode.similar"]))

for name, other in (("json", list(from_json())), ("pdml", list(from_pdml()))):
    for code, values in enumerate(expected):
        present = {key: value for key, value in values.items() if value}
        check(f"{name} of {code} differs: {present} {other[code]}", other[code] == present)

ek = list(from_ek())
for code, values in enumerate(expected):
    present = {re.sub(r"\W", "_", f"sipcode_{key}"): value for key, value in values.items() if value}
    found = {key: value for key, value in ek[code].items() if key in present}
    check(f"ek of {code} differs: {present} {found}", found == present)

text = " ".join(re.sub(r"[\[\]]", " ", read("text")).split())
for values in expected:
    for name in ("summary", "meaning", "scenario", "remedy", "reference", "similar.difference"):
        for value in values[f"sipcode.{name}"]:
            check(f"text lacks {value}", " ".join(re.sub(r"[\[\]]", " ", value).split()) in text)

print("\n".join(faults[:10]))
sys.exit(1 if faults else 0)
