#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""setup.py URL: puts the templates for events, and how long live ones are kept, into OpenSearch 2 and 3 or Elasticsearch 8 and 9.
Run again after an upgrade: what is there is replaced, and rules new indices. Exit code 0, or 1 where something was refused."""

import json
import sys

from engine import HERE, address_given, ask, trouble


def read(name):
    return json.loads((HERE / name).read_text())


def put(url, body):
    status, answer = ask(url, "PUT", body)
    if status not in (200, 201):
        sys.exit(f"PUT {url}: {trouble(status, answer)}")


def put_ism(url):
    """An ISM policy that is there is replaced only by who names its version."""
    path = f"{url}/_plugins/_ism/policies/sipcode"
    status, answer = ask(path)
    if status == 400 and "no handler found" in json.dumps(answer):
        print("this server has no Index State Management: live events are kept until you delete them", file=sys.stderr)
        return
    version = f"?if_seq_no={answer['_seq_no']}&if_primary_term={answer['_primary_term']}" if status == 200 else ""
    put(path + version, read("ism.json"))


def main(url):
    status, answer = ask(url)
    if status != 200:
        sys.exit(f"{url}: {trouble(status, answer)}")
    live = read("live.json")
    put(f"{url}/_component_template/sipcode-mappings", read("mappings.json"))
    if answer["version"].get("distribution") == "opensearch":
        put_ism(url)
    else:
        put(f"{url}/_ilm/policy/sipcode", read("ilm.json"))
        live["template"] = {"settings": {"index.lifecycle.name": "sipcode"}}
    put(f"{url}/_index_template/sipcode-files", read("files.json"))
    put(f"{url}/_index_template/sipcode-live", live)


if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
    sys.exit(__doc__)
main(address_given(sys.argv[1]))
