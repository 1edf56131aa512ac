"""A minimal client for headless Firefox over WebDriver BiDi."""

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
# Turns off requests and questions of a new profile.
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
    """Firefox rejected a command or an expression; the message is Firefox's."""


@dataclass
class Firefox:
    """One tab; `received` holds its events: console messages, errors and responses."""

    socket: ClientConnection
    received: list[dict[str, Any]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)
    tab: str = ""

    def open(self, address: str) -> None:
        """Opens a page and waits until it and its resources are loaded."""
        self.tab = self.tab or self.send("browsingContext.create", type="tab")["context"]
        self.send("browsingContext.navigate", context=self.tab, url=address, wait="complete")
        # A change of address by the previous page can end the wait too early.
        while self.evaluate("`${location.href} ${document.readyState}`") != f"{address} complete":
            time.sleep(0.05)

    def evaluate(self, expression: str) -> str:
        """Evaluates a JavaScript expression, or awaits its promise; returns the text."""
        target = {"context": self.tab}
        received = self.send(
            "script.evaluate", expression=expression, target=target, awaitPromise=True
        )
        if received["type"] == "exception":
            raise FirefoxError(received["exceptionDetails"]["text"])
        return str(received["result"].get("value"))

    def take_events(self, event: str) -> list[dict[str, Any]]:
        """Returns and removes all received events of this kind."""
        found = [each["params"] for each in self.received if each["method"] == event]
        self.received = [each for each in self.received if each["method"] != event]
        return found

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Sends a command and returns its result; events in between are stored."""
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
    """Starts Firefox with a new profile and stops it at the end of the `with` block."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        preferences = [
            f"user_pref({json.dumps(key)}, {json.dumps(PREFERENCES[key])});" for key in PREFERENCES
        ]
        (profile / "user.js").write_text("\n".join(preferences), "utf-8")
        command = [program, "--headless", "--no-remote", "--profile", folder]
        with (profile / "output").open("w") as output:
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
    """The address of Firefox's WebDriver server, which Firefox writes into its profile."""
    listens = profile / "WebDriverBiDiServer.json"
    deadline = time.monotonic() + PATIENCE_S
    while process.poll() is None and time.monotonic() < deadline:
        with suppress(OSError, ValueError):
            found = json.loads(listens.read_text("utf-8"))
            return f"ws://{found['ws_host']}:{found['ws_port']}/session"
        time.sleep(0.05)
    raise FirefoxError(
        f"Firefox did not start its server. Output: {(profile / 'output').read_text('utf-8')}"
    )
