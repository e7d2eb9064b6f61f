# SPDX-License-Identifier: GPL-2.0-or-later
"""OpenSearch or Elasticsearch, asked over HTTP with what Python brings.

The environment variable SIPCODE_AUTHORIZATION is sent as the header Authorization ("ApiKey ...", "Basic ..."), so that no password
stands in a command; SSL_CERT_FILE names the certificate of who signed the server's.
"""

import http.client
import json
import os
import pathlib
import sys
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
SECONDS = 60


def address(text):
    """Of a server, without a slash at the end; a ValueError where it is none. A password does not belong there."""
    parts = urllib.parse.urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0 or "@" in parts.netloc:
        raise ValueError(text)
    return text.rstrip("/")


def address_given(text):
    try:
        return address(text)
    except ValueError:
        sys.exit("an address of a server is as http://127.0.0.1:9200")


def ask(url, method="GET", body=None, kind="application/json"):
    """Gives status and body; status 0 where there is no answer, with why as the body."""
    headers = {"Content-Type": kind}
    if os.environ.get("SIPCODE_AUTHORIZATION"):
        headers["Authorization"] = os.environ["SIPCODE_AUTHORIZATION"]
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
    try:
        request = urllib.request.Request(url, body, headers, method=method)
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return answer.status, read_json(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, read_json(error.read())
    except (OSError, http.client.HTTPException) as error:
        return 0, str(getattr(error, "reason", error))


def trouble(status, answer):
    """What is wrong, for people."""
    return f"{status} {json.dumps(answer)[:1000]}" if status else f"no server answers there: {answer}"


def read_json(text):
    try:
        return json.loads(text)
    except ValueError:
        return text.decode("utf-8", "replace")[:1000]
