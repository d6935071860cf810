"""Targeting strings of every dialect, through a gateway with real authentication, by the programs that the app writes.

In every run: curl, Python and Node. With `PROXYDECK_CLIENTS=all`, also those whose languages are on this machine.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from urllib.parse import urlencode

from gateway import EXIT, Checker, Gateway
from recording_proxy import free_ports

NODE = os.environ["PROXYDECK_NODE_MODULES"]
NAMES = ["Winston-Salem", "Île-de-France", "Saint-Denis", "New York City", "São Paulo"]
# What each dialect makes of these names (soax-in-practice.md, "Targeting strings"); None where its separator is in them.
CITIES = {
    "documented": ["Winston-Salem", "Île-de-France", "Saint-Denis", "NewYorkCity", "SãoPaulo"],
    "package": [None, None, None, "new+york+city", "são+paulo"],
    "rules": [None, None, None, "new_york_city", "são_paulo"],
    "legacy": ["winston-salem", "île-de-france", "saint-denis", "new+york+city", "são+paulo"],
}
USERS = {
    "documented": "package12345_country-US_city-{}_sessid-mysession_sesstime-600",
    "package": "package-12345-country-us-city-{}-sessionid-mysession-sessionlength-600",
    "rules": "country-us-city-{}-session-mysession-rotate-timed_600",
    "legacy": "package12345",
}
PASSWORDS = {"documented": "p@ss;wörd/1%", "package": "package12345", "rules": "package12345", "legacy": "wifi;us;;;{}"}
EVERY_RUN = ["curl", "requests", "httpx", "aiohttp", "undici", "axios"]
MORE = ["go", "php", "java", "reqwest", "scrapy", "selenium", "playwright", "puppeteer", "csharp"]


def link(dialect, city, scheme):
    session = {} if dialect == "legacy" else {"session": "mysession", "seconds": "600"}
    return "#/targeting?" + urlencode({"country": "us", "city": city, "dialect": dialect, "scheme": scheme, **session})


def make(wanted):
    """What the app makes of links: strings, lines and programs."""
    run = subprocess.run(
        [os.environ["PROXYDECK_TARGETING"]], input=json.dumps(wanted), capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)


class Targeting(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.checker = Checker(cls.folder)
        cls.addClassCleanup(cls.checker.close)
        chain = str(cls.checker.chain)
        cls.environment = {
            "PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8",
            # Selenium takes Debian's driver, and asks nobody for another.
            "SE_OFFLINE": "true", "SE_CHROMEDRIVER": os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver"),
            **{name: chain for name in ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS")},
            **{name: value for name, value in os.environ.items() if name.startswith("PROXYDECK_") or name in ("GOCACHE", "GOPATH")},
        }

    def made(self, scheme):
        """All strings, each for an entry of its own, with what it must say."""
        cases = [(dialect, index) for dialect in CITIES for index in range(len(NAMES))]
        wanted = [
            {"link": link(dialect, NAMES[index], scheme), "package_key": "package12345",
             "password": PASSWORDS["documented"], "host": "127.0.0.1", "port": 1}
            for dialect, index in cases
        ]
        made = make(wanted)
        carried = []
        for (dialect, index), wish, result in zip(cases, wanted, made):
            city = CITIES[dialect][index]
            if city is None:
                self.assertIn("City cannot be carried: it holds '-'", result.get("refused", ""), (dialect, NAMES[index]))
                continue
            login = (USERS[dialect].format(city), PASSWORDS[dialect].format(city))
            self.assertEqual((result["user"], result["password"]), login)
            # The preview shows what is sent.
            self.assertEqual(result["said"], login[1] if dialect == "legacy" else login[0])
            carried.append((wish, login))
        gateway = Gateway(self.folder, self.checker, [login for _, login in carried])
        self.addCleanup(gateway.close)
        return make([{**wish, "port": port} for (wish, _), port in zip(carried, gateway.ports)])

    def through(self, client, scheme):
        """Runs a client's program for every string; all must come out at the checker."""
        made = self.made(scheme)
        self.assertEqual(len(made), 14)
        refused = [one for one in made if one["snippets"][client] is None]
        # aiohttp-socks writes logins in ASCII only; the app refuses what it could not send.
        beyond = [one for one in made if not (one["user"] + one["password"]).isascii()]
        self.assertEqual(refused, beyond if (client, scheme) == ("aiohttp", "socks5h") else [])
        written = [one for one in made if one not in refused]
        with ThreadPoolExecutor(4) as pool:
            said = list(pool.map(lambda one: RUN[client](self, one["snippets"][client]), written))
        wrong = [(one["dialect"], one["user"], told) for one, told in zip(written, said) if EXIT not in told]
        self.assertEqual(wrong, [])

    def run_program(self, command, **options):
        run = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=120, **options)
        # A program that fails may still have printed something; what counts is what it printed when it ended well.
        return run.stdout if run.returncode == 0 else run.stderr

    def file(self, name, program):
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        (folder / name).write_text(program)
        return folder / name

    def test_another_login_is_not_let_in(self):
        made = self.made("http")
        for one in (made[0], made[-1]):
            command = one["snippets"]["curl"]
            self.assertIn(EXIT, self.curl(command))
            self.assertNotIn(EXIT, self.curl(command.replace("_", "-", 1) if "_" in command else command.replace("wifi", "mobile")))

    def test_lines(self):
        for one in self.made("http"):
            host, port, user, password = one["line"].rstrip("\n").split(":", 3)
            command = ["curl", "-sS", "--max-time", "20", "--proxy", f"http://{host}:{port}", "--proxy-header",
                       "Proxy-Authorization: Basic " + basic(user, password), "https://checker.soax.com/api/ipinfo"]
            self.assertIn(EXIT, self.run_program(command), one["line"])

    def curl(self, program):
        return self.run_program(["sh", "-c", program])

    def python(self, program):
        return self.run_program([sys.executable, self.file("exit_address.py", program)])

    def node(self, program):
        # Node finds packages beside the program.
        file = self.file("exit_address.mjs", program)
        (file.parent / "node_modules").symlink_to(NODE)
        return self.run_program(["node", file])

    def go(self, program):
        return self.run_program(["go", "run", self.file("exit_address.go", program)])

    def php(self, program):
        chain = f"curl.cainfo={self.checker.chain}"
        return self.run_program(["php", "-d", chain, self.file("exit_address.php", program)])

    def java(self, program):
        store = self.folder / "trusted.p12"
        if not store.exists():
            subprocess.run(["keytool", "-importcert", "-noprompt", "-alias", "c", "-file", self.checker.chain, "-keystore", store,
                            "-storetype", "PKCS12", "-storepass", "changeit"], check=True, capture_output=True)
        return self.run_program(["java", f"-Djavax.net.ssl.trustStore={store}", "-Djavax.net.ssl.trustStorePassword=changeit",
                                 self.file("ExitAddress.java", program)])

    def reqwest(self, program):
        """One project, built for one string after another: only the literals differ."""
        project = Path(os.environ["PROXYDECK_REQWEST"])
        with ONE_AT_A_TIME:
            (project / "src/main.rs").write_text(program)
            built = subprocess.run(["cargo", "build", "--quiet"], cwd=project, capture_output=True, text=True)
            return built.stderr or self.run_program([project / "target/debug/exit_address"])

    def browser(self, program):
        """Chromium keeps certificates of its own: it asks the checker without TLS."""
        return self.node(self.without_tls(program).replace("chromium.launch({", f"chromium.launch({{ executablePath: {json.dumps(CHROMIUM)}, args: [\"--no-sandbox\"],"))

    def puppeteer(self, program):
        start = f"puppeteer.launch({{ executablePath: {json.dumps(CHROMIUM)}, args: [\"--no-sandbox\", "
        return self.node(self.without_tls(program).replace("puppeteer.launch({ args: [", start))

    def selenium(self, program):
        options = "options.add_argument(\"--proxy-server="
        added = f"options.binary_location = {json.dumps(CHROMIUM)}\noptions.add_argument(\"--no-sandbox\")\noptions.add_argument(\"--headless\")\n"
        return self.python(self.without_tls(program).replace(options, added + options))

    def without_tls(self, program):
        return program.replace("https://checker", "http://checker")


def basic(user, password):
    import base64

    return base64.b64encode(f"{user}:{password}".encode()).decode()


ONE_AT_A_TIME = Lock()
CHROMIUM = os.environ.get("PROXYDECK_CHROMIUM", "/usr/bin/chromium")
RUN = {
    "curl": Targeting.curl,
    **dict.fromkeys(["requests", "httpx", "aiohttp", "scrapy"], Targeting.python),
    **dict.fromkeys(["undici", "axios"], Targeting.node),
    "go": Targeting.go,
    "php": Targeting.php,
    "java": Targeting.java,
    "reqwest": Targeting.reqwest,
    "playwright": Targeting.browser,
    "puppeteer": Targeting.puppeteer,
    "selenium": Targeting.selenium,
}
SOCKS = ["curl", "requests", "httpx", "go", "php", "reqwest"]
# Theirs is in packages that only these programs need: aiohttp-socks, fetch-socks, socks-proxy-agent.
SOCKS_APART = ["aiohttp", "undici", "axios"]


def add_tests():
    """A test for each client and protocol."""
    every = os.environ.get("PROXYDECK_CLIENTS") == "all"
    only = os.environ.get("PROXYDECK_CLIENT")
    clients = [only] if only else EVERY_RUN + [client for client in MORE if every and client in RUN]
    for client in clients:
        socks = client in SOCKS or (client in SOCKS_APART and (every or only))
        for scheme in ["http", "socks5h"] if socks else ["http"]:
            test = lambda self, client=client, scheme=scheme: self.through(client, scheme)
            setattr(Targeting, f"test_{client}_{scheme}", test)


add_tests()

if __name__ == "__main__":
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout, verbosity=2))
