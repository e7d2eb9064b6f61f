#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""panels.py URL: prints the numbers of the dashboard's panels, as the server counts them.
panels.py: writes the dashboard as saved objects, which OpenSearch Dashboards and Kibana import."""

import json
import signal
import sys

from engine import HERE, address_given, ask, trouble

INDEX = "sipcode-*"
SEARCH = json.dumps({"query": {"query": "", "language": "kuery"}, "filter": []})


def panels():
    for path in sorted((HERE / "panels").glob("*.json")):
        yield path.stem, json.loads(path.read_text())


def body(panel):
    """Dashboards add the query for the time and the filters of the page: it may not have one of its own."""
    return {"size": 0, "aggs": {"kept": {"filter": panel["filter"], "aggs": {"rows": panel["buckets"]}}}}


def value(bucket, name):
    found = bucket[name]
    if isinstance(found, dict):
        found = found["doc_count"] if "doc_count" in found else found["values"][0]["value"]
    return found


def row(panel, bucket):
    names = ["doc_count", *panel["buckets"].get("aggs", {})]
    told = {"key": bucket.get("key_as_string", bucket["key"]), **{name: value(bucket, name) for name in names}}
    for name, (part, whole) in panel.get("ratios", {}).items():
        told[name] = f"{100 * told[part] / told[whole]:.1f} %"
    return told


def show(url):
    for name, panel in panels():
        status, answer = ask(f"{url}/{INDEX}/_search", "POST", body(panel))
        if status != 200:
            sys.exit(f"{url}: {trouble(status, answer)}")
        print(f"{name}: {panel['title']}")
        for bucket in answer["aggregations"]["kept"]["rows"]["buckets"]:
            if bucket["doc_count"]:
                print("    " + "  ".join(f"{key}={told}" for key, told in row(panel, bucket).items()))


def calculations(panel):
    """What Vega makes of a row: the values of the aggregations in it, and ratios, a mark each."""
    made = []
    for name, inner in panel["buckets"].get("aggs", {}).items():
        made.append({"calculate": f"datum.{name}.{'values[0].value' if 'percentiles' in inner else 'doc_count'}", "as": name})
    ratios = panel.get("ratios", {})
    made += [{"calculate": f"100 * datum.{part} / datum.{whole}", "as": name} for name, (part, whole) in ratios.items()]
    return made + ([{"fold": list(ratios), "as": ["ratio", "percent"]}] if ratios else [])


def saved(kind, name, version, attributes, references=()):
    return {"id": name, "type": kind, "attributes": attributes, "references": list(references), "migrationVersion": {kind: version}}


def visualization(name, panel):
    url = {"%context%": True, "%timefield%": "@timestamp", "index": INDEX, "body": body(panel)}
    spec = {"$schema": "https://vega.github.io/schema/vega-lite/v4.json", "title": panel["title"],
            "data": {"url": url, "format": {"property": "aggregations.kept.rows.buckets"}},
            "transform": calculations(panel), **panel["vega"]}
    state = {"title": panel["title"], "type": "vega", "aggs": [], "params": {"spec": json.dumps(spec)}}
    return saved("visualization", f"sipcode-{name}", "7.10.0", {
        "title": panel["title"], "description": "", "uiStateJSON": "{}", "version": 1, "visState": json.dumps(state),
        "kibanaSavedObjectMeta": {"searchSourceJSON": SEARCH}})


def dashboard(names):
    places = [{"version": "7.9.3", "gridData": {"x": 24 * (i % 2), "y": 15 * (i // 2), "w": 24, "h": 15, "i": str(i)},
               "panelIndex": str(i), "embeddableConfig": {}, "panelRefName": f"panel_{i}"} for i in range(len(names))]
    references = [{"name": f"panel_{i}", "type": "visualization", "id": f"sipcode-{name}"} for i, name in enumerate(names)]
    return saved("dashboard", "sipcode-fleet", "7.9.3", {
        "title": "SIP fleet", "description": "", "hits": 0, "version": 1, "timeRestore": False,
        "optionsJSON": json.dumps({"useMargins": True, "hidePanelTitles": False}), "panelsJSON": json.dumps(places),
        "kibanaSavedObjectMeta": {"searchSourceJSON": SEARCH}}, references)


def write():
    all_panels = dict(panels())
    pattern = saved("index-pattern", "sipcode", "7.6.0", {"title": INDEX, "timeFieldName": "@timestamp"})
    shown = [visualization(name, panel) for name, panel in all_panels.items()]
    for thing in [pattern, *shown, dashboard(list(all_panels))]:
        print(json.dumps(thing))


def main(*urls):
    if len(urls) > 1 or any(url.startswith("-") for url in urls):
        sys.exit(__doc__)
    if urls:
        show(address_given(urls[0]))
    else:
        write()


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # as of any program in front of "head"
    main(*sys.argv[1:])
