"""A proxy on this machine that asks for a login, records it, and plays the target itself: nothing leaves the machine."""

import base64
import socket
import socketserver
import struct
import threading

BODY = b"reached"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (len(BODY), BODY)


class RecordingProxy:
    """HTTP and SOCKS5 on one port. `logins` holds every (user, password) that was seen, as bytes."""

    def __init__(self):
        self.logins = []
        recorded = self.logins

        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                first = self.rfile.peek(1)[:1]
                try:
                    self.socks() if first == b"\x05" else self.http()
                except (OSError, ValueError, struct.error):
                    # Whoever breaks off, or says what is neither, is not recorded.
                    pass

            def http(self):
                line, login = self.head()
                if login is None:
                    self.wfile.write(
                        b"HTTP/1.1 407 Proxy Authentication Required\r\n"
                        b'Proxy-Authenticate: Basic realm="p"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
                    )
                    return
                recorded.append(login)
                if line.startswith(b"CONNECT ") and b":443 " in line:
                    # TLS begins there, which this proxy does not play; the login has been seen.
                    self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    return
                if line.startswith(b"CONNECT "):
                    self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                    self.head()
                self.wfile.write(ANSWER)

            def head(self):
                line, login = self.rfile.readline(), None
                while (header := self.rfile.readline()) not in (b"\r\n", b"\n", b""):
                    name, _, value = header.partition(b":")
                    if name.strip().lower() == b"proxy-authorization":
                        scheme, _, token = value.strip().partition(b" ")
                        if scheme.lower() == b"basic":
                            user, _, password = base64.b64decode(token).partition(b":")
                            login = (user, password)
                return line, login

            def socks(self):
                _, count = self.rfile.read(2)
                if 2 not in self.rfile.read(count):
                    self.wfile.write(b"\x05\xff")
                    return
                self.wfile.write(b"\x05\x02")
                self.rfile.read(1)
                user = self.rfile.read(self.rfile.read(1)[0])
                password = self.rfile.read(self.rfile.read(1)[0])
                recorded.append((user, password))
                self.wfile.write(b"\x01\x00")
                _, _, _, kind = self.rfile.read(4)
                length = {1: 4, 4: 16}.get(kind) or self.rfile.read(1)[0]
                self.rfile.read(length)
                (port,) = struct.unpack(">H", self.rfile.read(2))
                if port == 443:
                    self.wfile.write(b"\x05\x02\x00\x01" + bytes(6))
                    return
                self.wfile.write(b"\x05\x00\x00\x01" + bytes(6))
                self.head()
                self.wfile.write(ANSWER)

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            request_queue_size = 64

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def free_ports(count):
    """Ports that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [listener.getsockname()[1] for listener in sockets]
    for listener in sockets:
        listener.close()
    return ports
