# SPDX-License-Identifier: GPL-2.0-or-later
"""The ways in which tshark and sharkd read a capture here."""

TREE = ["-V"]
# Names and arguments; @fields stands for all fields of the plugin.
WAYS = {
    "tree": TREE,
    "two-pass": ["-2", *TREE],
    "leaks": ["-2", *TREE],
    "summary": [],
    "fields": ["-T", "fields", "@fields"],
    "json": ["-T", "json"],
    "pdml": ["-T", "pdml"],
    "reports": [
        "-q", "-z", "expert", "-z", "sip,stat", "-z", "sipcode,explain,486", "-z", "sipcode,compare,486,600",
    ],
    "hint": ["-o", "sipcode.hint:TRUE", "-o", "sipcode.expert:error"],
    "reduced": ["-2", *TREE, "-o", "sipcode.provisional:FALSE", "-o", "sipcode.expert:none"],
    "filtered": [
        "-2", "-R", "sip || sipcode", "-Y", "sipcode.class >= 4 || sipcode.finding", "-T", "fields", "@fields",
    ],
    "segments": [
        *TREE, "-o", "tcp.desegment_tcp_streams:FALSE", "-o", "ip.defragment:FALSE", "-o", "sip.strict_sip_version:FALSE",
    ],
    "out-of-order": ["-2", *TREE, "-o", "tcp.reassemble_out_of_order:TRUE"],
    "sharkd": None,
}


def command(way, fields, capture):
    """The command that reads a capture."""
    if way == "sharkd":
        return ["sharkd", "-"]
    chosen = [word for field in fields for word in ("-e", field)]
    words = [word for argument in WAYS[way] for word in (chosen if argument == "@fields" else [argument])]
    return ["tshark", "-r", str(capture), *words]


def command_without(way, capture):
    """The like of it for a tshark without the plugin."""
    if way == "sharkd":
        return ["sharkd", "-"]
    words, kept = WAYS[way], []
    if "@fields" in words:
        words = [*words[: words.index("-2") + 1], *TREE] if "-2" in words else TREE
    for word in words:
        if word.startswith(("sipcode.", "sipcode,")):
            kept.pop()
        else:
            kept.append(word)
    return ["tshark", "-r", str(capture), *kept]
