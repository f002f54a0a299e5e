"""An OCI registry in memory that misbehaves as it is told: what tests of pushing and pulling talk to.

    registry.py SETTINGS

SETTINGS is a JSON object:
    auth      "basic" or "bearer": who may come in (user, password)
    realm     where tokens are given, in place of here
    identity  an identity token that is exchanged in a form
    tls       [certificate, key]: speak TLS
    echo      put what came as credentials into the text of every failure
    fault     what is wrong with answers to GET of content; see `Handler.fault`
    busy      this many requests are answered 503 first

Prints a line `PORT OTHER` when it listens: itself, and a second server of another origin that serves the same content without asking who
comes. Everything that any of them is sent as `Authorization` is written to standard output, a line each: `AUTH main|other METHOD PATH VALUE`.
"""

import base64
import hashlib
import json
import ssl
import sys
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

settings = json.loads(sys.argv[1])
manifests, blobs = {}, {}
state = {"busy": settings.get("busy", 0), "token": 0, "cut": 0}
lock = threading.Lock()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    # Answers

    def answer(self, status, body=b"", headers=(), length=None):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def fail(self, status, code):
        text = f"{code} for {self.credentials} and {self.body[:200]!r}" if settings.get("echo") else code
        self.answer(status, json.dumps({"errors": [{"code": code, "message": text}]}).encode())

    def challenge(self):
        if settings["auth"] == "basic":
            value = 'Basic realm="models"'
        else:
            realm = settings.get("realm") or f"http://127.0.0.1:{main.server_port}/token"
            repository = "/".join(self.path.split("?")[0].split("/")[2:-2])
            value = f'Bearer realm="{realm}",service="models",scope="repository:{repository}:pull,push"'
        text = json.dumps({"errors": [{"code": "UNAUTHORIZED", "message": f"who is {self.credentials}?"}]})
        self.answer(401, text.encode() if settings.get("echo") else b"{}", [("WWW-Authenticate", value)])

    # Who may come in

    @property
    def credentials(self):
        value = self.headers.get("Authorization", "")
        plain = base64.b64decode(value[6:]).decode() if value.startswith("Basic ") else ""
        return f"{value} {plain}".strip()

    def is_known(self):
        value = self.headers.get("Authorization", "")
        pair = f'{settings.get("user")}:{settings.get("password")}'
        return value == "Basic " + base64.b64encode(pair.encode()).decode()

    def may_enter(self):
        if "auth" not in settings or self.server is not main:
            return True
        if settings["auth"] == "basic":
            return self.is_known()
        return self.headers.get("Authorization", "") == f'Bearer token-{state["token"]}'

    def give_token(self):
        form = urllib.parse.parse_qs(self.body.decode())
        if "identity" in settings:
            if form.get("refresh_token") != [settings["identity"]]:
                return self.fail(401, "WHO")
        elif not self.is_known():
            return self.fail(401, "WHO")
        with lock:
            state["token"] += 1
        self.answer(200, json.dumps({"access_token": f'token-{state["token"]}', "expires_in": 60}).encode())

    # Requests

    def handle_request(self):
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers.get("Authorization"):
            name = "main" if self.server is main else "other"
            print("AUTH", name, self.command, self.path.split("?")[0], self.credentials, flush=True)
        path = self.path.split("?")[0]
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        with lock:
            state["busy"] -= 1
            is_busy = state["busy"] >= 0
        if is_busy:
            return self.answer(503, b"busy", [("Retry-After", "0")])
        if path == "/token":
            return self.give_token()
        if not self.may_enter():
            return self.challenge()
        parts = path.split("/")[2:]
        repository, kind, name = "/".join(parts[:-2]), parts[-2], parts[-1]
        if path.endswith("/blobs/uploads/"):
            return self.answer(202, b"", [("Location", settings.get("location") or f"{path}one?_state=s%20t")])
        if kind == "uploads":
            digest = query["digest"][0]
            if "sha256:" + hashlib.sha256(self.body).hexdigest() != digest:
                return self.fail(400, "DIGEST_INVALID")
            blobs[digest] = self.body
            return self.answer(201)
        if kind == "tags":
            tags = [tag for (home, tag) in manifests if home == repository and not tag.startswith("sha256:")]
            return self.answer(200 if tags else 404, json.dumps({"tags": tags}).encode())
        if kind == "blobs":
            return self.give_blob(name)
        if self.command == "PUT":
            if settings.get("echo"):
                return self.fail(400, "MANIFEST_INVALID")
            digest = "sha256:" + hashlib.sha256(self.body).hexdigest()
            for key in (name, digest):
                manifests[repository, key] = (self.headers.get("Content-Type"), self.body)
            return self.answer(201)
        if (repository, name) not in manifests:
            return self.fail(404, "MANIFEST_UNKNOWN")
        media, body = manifests[repository, name]
        self.answer(200, body, [("Content-Type", media)])

    def give_blob(self, digest):
        if digest not in blobs:
            return self.fail(404, "BLOB_UNKNOWN")
        body = blobs[digest]
        # Records come whole, so that it is what follows them that meets the fault.
        if self.command == "GET" and "fault" in settings and self.server is main and not body.startswith(b"{"):
            return self.fault(settings["fault"], body)
        self.answer(200, body)

    def fault(self, fault, body):
        if fault == "redirect":
            host = f"http://127.0.0.1:{other.server_port}"
            self.answer(307, b"", [("Location", host + self.path)])
        elif fault == "file":
            self.answer(302, b"", [("Location", "file:///etc/passwd")])
        elif fault == "loop":
            self.answer(302, b"", [("Location", self.path)])
        elif fault == "truncate":
            self.answer(200, body[:-1], length=len(body))
            self.close_connection = True
        elif fault == "shorter":
            self.answer(200, body[:-1])
        elif fault == "longer":
            self.answer(200, body + b"!")
        elif fault == "endless":
            self.send_response(200)
            self.send_header("Connection", "close")
            self.end_headers()
            while True:
                self.wfile.write(b"x" * 65536)
        elif fault == "altered":
            self.answer(200, bytes([body[0] ^ 1]) + body[1:] if body else b"!")
        elif fault == "cut-once":
            with lock:
                state["cut"] += 1
                is_first = state["cut"] % 2 == 1
            self.answer(200, body[: len(body) // 2] if is_first else body, length=len(body))
            self.close_connection = is_first
        elif fault == "slow-body":
            self.answer(200, body[:1], length=len(body))
            time.sleep(60)
        elif fault == "slow-head":
            for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 600:
                self.wfile.write(bytes([byte]))
                time.sleep(0.1)
        elif fault == "long-head":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while True:
                self.wfile.write(b"X-Long: " + b"a" * 4096 + b"\r\n")
        elif fault == "garbage":
            self.wfile.write(b"\x00\xff\x1b]0;title\x07 not HTTP\r\n\r\n")
            self.close_connection = True
        elif fault == "terminal":
            self.answer(400, b'{"errors":[{"code":"X\\u001b[2J","message":"##[error]a\\u202eb"}]}')

    do_GET = do_HEAD = do_POST = do_PUT = handle_request


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        # Clients that leave in the middle are what tests are about.
        pass


main = Server(("127.0.0.1", 0), Handler)
other = Server(("127.0.0.1", 0), Handler)
if "tls" in settings:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*settings["tls"])
    main.socket = context.wrap_socket(main.socket, server_side=True)
for server in (main, other):
    threading.Thread(target=server.serve_forever, daemon=True).start()
print(main.server_port, other.server_port, flush=True)
# Ends when whoever started it closes its input, also by being killed.
sys.stdin.read()
