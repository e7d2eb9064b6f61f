# SPDX-License-Identifier: GPL-2.0-or-later
"""What sharkd is asked about a capture."""

import json

COLUMNS = {"column0": "sipcode.code:1", "column1": "sipcode.summary:1", "column2": "sipcode.finding:1"}


def requests(capture, with_plugin=True):
    """Its input: single frames before and after all were read, a filter, columns, expert items, and the capture again."""
    filtered = {"filter": "sipcode.class >= 4 || sipcode.finding", **COLUMNS} if with_plugin else {"filter": "sip"}
    load = ("load", {"file": str(capture)})
    frame = [("frame", {"frame": number, "proto": True}) for number in range(1, 5)]
    calls = [load, frame[2], frame[0], ("frames", filtered), frame[3], ("tap", {"tap0": "expert"})]
    calls += [("frames", {}), frame[1], load, ("frames", filtered), ("bye", {})]
    lines = [{"jsonrpc": "2.0", "id": 1, "method": method, "params": params} for method, params in calls]
    return "".join(f"{json.dumps(line)}\n" for line in lines).encode()
