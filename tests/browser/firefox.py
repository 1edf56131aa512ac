"""Firefox without a window, spoken to in WebDriver BiDi: just what one page that starts needs."""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websockets.sync.client import ClientConnection, connect

PATIENCE_S = 60
EVENTS = ("log.entryAdded", "network.responseCompleted")
# Nothing of its own that a new profile would fetch or ask.
PREFERENCES = {
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.systemAddon.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}


class FirefoxError(Exception):
    """Firefox refused a command, or an expression of ours failed in it; the message is its own."""


@dataclass
class Firefox:
    """One tab; `told` is what its pages have told since: console, errors and answers."""

    socket: ClientConnection
    received: list[dict[str, Any]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)
    tab: str = ""

    def open(self, address: str) -> None:
        """Until the page and all that it names are there."""
        self.tab = self.tab or self.send("browsingContext.create", type="tab")["context"]
        self.send("browsingContext.navigate", context=self.tab, url=address, wait="complete")
        # The page before may have written its address just then, which ends the wait too early.
        while self.evaluate("`${location.href} ${document.readyState}`") != f"{address} complete":
            time.sleep(0.05)

    def evaluate(self, expression: str) -> str:
        """A text that an expression of JavaScript comes to, or a promise of it."""
        target = {"context": self.tab}
        received = self.send(
            "script.evaluate", expression=expression, target=target, awaitPromise=True
        )
        if received["type"] == "exception":
            raise FirefoxError(received["exceptionDetails"]["text"])
        return str(received["result"].get("value"))

    def take_events(self, event: str) -> list[dict[str, Any]]:
        """What was told of a kind of event so far, which is then forgotten."""
        found = [each["params"] for each in self.received if each["method"] == event]
        self.received = [each for each in self.received if each["method"] != event]
        return found

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """The result of a command; what is told in the meantime is kept."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self.socket.recv(PATIENCE_S))
            if answer["type"] == "event":
                self.received.append(answer)
            elif answer["id"] == number:
                if answer["type"] == "error":
                    raise FirefoxError(f"{method}: {answer['message']}")
                return dict(answer["result"])


@contextmanager
def firefox(program: Path) -> Iterator[Firefox]:
    """A Firefox that has never been anywhere; it ends with the caller."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        wishes = [
            f"user_pref({json.dumps(key)}, {json.dumps(PREFERENCES[key])});" for key in PREFERENCES
        ]
        (profile / "user.js").write_text("\n".join(wishes), "utf-8")
        command = [program, "--headless", "--no-remote", "--profile", folder]
        with (profile / "said").open("w") as output:
            process = subprocess.Popen(
                [*command, "--remote-debugging-port", "0"], stdout=output, stderr=output
            )
        try:
            with connect(_address(process, profile), max_size=None, proxy=None) as socket:
                browser = Firefox(socket)
                browser.send("session.new", capabilities={})
                browser.send("session.subscribe", events=[*EVENTS])
                yield browser
        finally:
            process.terminate()
            process.wait(30)


def _address(process: subprocess.Popen[bytes], profile: Path) -> str:
    """Where it listens: it writes that down in its profile as soon as it does."""
    listens = profile / "WebDriverBiDiServer.json"
    deadline = time.monotonic() + PATIENCE_S
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError, ValueError):
            found = json.loads(listens.read_text("utf-8"))
            return f"ws://{found['ws_host']}:{found['ws_port']}/session"
        time.sleep(0.05)
    raise FirefoxError(f"it does not listen. It said: {(profile / 'said').read_text('utf-8')}")
