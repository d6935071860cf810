"""The hard logins, and what crates/connection writes for them."""

import json
import os
import subprocess

HARD = [":", "@", "/", "#", "?", "%", "+", " ", '"', "'", "`", "$", ",", ";", "\\", "\n", "é", "&", "=", "!", "(", "[", "<", "{", "%41"]
LOGINS = (
    [("user", "pass")]
    + [("user", f"a{character}b") for character in HARD]
    + [(f"u{character}v", "pass") for character in HARD if character != ":"]
    + [("user", "".join(HARD)), ("user", "x" * 255), ("u" * 255, "pass")]
)
# One of the two is empty; not every program can say that.
HALVES = [("user", ""), ("", "pass")]


def endpoint(scheme, port, login, name="", host="127.0.0.1"):
    user, password = login
    return {"scheme": scheme, "host": host, "port": port, "user": user, "password": password, "name": name}


def write(form, endpoints):
    """What becomes of each endpoint: its text, or None where the format refuses it; and the text of all."""
    run = subprocess.run(
        [os.environ["PROXYDECK_WRITE"], form], input=json.dumps(endpoints), capture_output=True, text=True, check=True
    )
    *each, together = json.loads(run.stdout)
    return [written.get("text") for written in each], together["text"]


def seen(login):
    """A login as the proxy sees it."""
    return tuple(part.encode() for part in login)
