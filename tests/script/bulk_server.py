# SPDX-License-Identifier: GPL-2.0-or-later
"""bulk_server.py FILE: stands for a server of _bulk at a port that it writes into FILE. What becomes of an event stands in the first digit of
its id: a is new, b was there before, c is refused, d is new when it is sent again. A bulk for /page gets a page that is no JSON."""

import http.server
import json
import pathlib
import sys

seen = set()


def item(action):
    name = action["create"]["_id"]
    status = {"a": 201, "b": 409, "c": 400, "d": 201 if name in seen else 429}[name[0]]
    seen.add(name)
    error = {} if status == 201 else {"error": {"type": f"type_of_{status}", "reason": "so"}}
    return {"create": {"status": status, **error}}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        lines = self.rfile.read(int(self.headers["Content-Length"])).splitlines()
        items = [item(json.loads(line)) for line in lines[::2]]
        body = b"<p>items</p>" if self.path.startswith("/page/") else json.dumps({"errors": True, "items": items}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
pathlib.Path(sys.argv[1]).write_text(str(server.server_port))
server.serve_forever()
