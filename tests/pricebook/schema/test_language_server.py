"""The data files in the real yaml-language-server, which VS Code uses.

The tests use the Language Server Protocol without settings: the first line of each file names its
schema.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import SAMPLE_FIRM

ROOT = Path(__file__).resolve().parents[3]
DATA = SAMPLE_FIRM / "data"
# A file here names its schema as a data file does; the server reads no data here.
BESIDE_SCHEMAS = ROOT / "data"
SERVER = ROOT / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
CASES = [
    pytest.param(case, id=case["name"])
    for case in yaml.safe_load(
        (Path(__file__).parents[1] / "cases" / "language_server.yaml").read_text("utf-8")
    )
]


class Editor:
    """A client of the language server, with the project as its folder."""

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        assert server.stdin
        assert server.stdout
        self._to, self._from = server.stdin, server.stdout
        self._asked = 0
        self._faults: dict[str, list[dict[str, Any]]] = {}
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}}
            },
        }
        folders = [{"uri": ROOT.as_uri(), "name": ROOT.name}]
        self.ask(
            "initialize",
            processId=os.getpid(),
            rootUri=ROOT.as_uri(),
            capabilities=capabilities,
            workspaceFolders=folders,
        )
        self._send({"method": "initialized", "params": {}})

    def ask(self, method: str, **params: Any) -> Any:
        """Sends a request and returns the server's result."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while "method" in (message := self._next()) or message["id"] != self._asked:
            pass
        return message["result"]

    def open(self, text: str) -> tuple[str, list[str]]:
        """Opens a new file in data/ with this text; returns its URI and the messages.

        The URI is new each time, because the server may repeat old messages for a known URI.
        """
        uri = (BESIDE_SCHEMAS / f"opened-{self._asked}-{len(self._faults)}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while uri not in self._faults:
            self._next()
        return uri, [fault["message"] for fault in self._faults[uri]]

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._to.flush()

    def _next(self) -> dict[str, Any]:
        """Reads the next message; answers requests of the server with empty settings."""
        length = 0
        while (line := self._from.readline().strip()) or not length:
            assert line, "the server has ended"
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        message: dict[str, Any] = json.loads(self._from.read(length))
        if message.get("method") == "workspace/configuration":
            off = {"schemaStore": {"enable": False}}  # no downloads of schemas
            asked = [item.get("section") for item in message["params"]["items"]]
            settings = [off if section == "yaml" else {} for section in asked]
            self._send({"id": message["id"], "result": settings})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._faults[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message


@contextmanager
def opened(node: Path) -> Iterator[Editor]:
    server = subprocess.Popen(
        [node, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    try:
        yield Editor(server)
    finally:
        server.kill()
        server.wait()


@pytest.fixture(scope="module")
def editor(node: Path) -> Iterator[Editor]:
    with opened(node) as editor:
        yield editor


@pytest.mark.parametrize("name", ["services", "words", "parity", "open"])
def test_the_real_data_has_no_message(editor: Editor, name: str) -> None:
    assert editor.open((DATA / f"{name}.yaml").read_text("utf-8"))[1] == []


@pytest.mark.parametrize("case", CASES)
def test_the_server_underlines_completes_and_describes(
    editor: Editor, case: dict[str, Any]
) -> None:
    before, replaced, after = (DATA / "services.yaml").read_text("utf-8").partition(case["replace"])
    assert replaced
    written, _, rest = case["with"].partition("|")
    before += written
    uri, faults = editor.open(before + rest + after)
    at = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
    where = {"textDocument": {"uri": uri}, "position": at}
    if "underlines" in case:
        assert faults == case["underlines"]
    if "offers" in case:
        offered = editor.ask("textDocument/completion", **where)["items"]
        documentation = {each["label"]: _plain(each["documentation"]) for each in offered}
        assert {
            word: documentation.get(word, "").split("\n")[0] for word in case["offers"]
        } == case["offers"]
    if "hover" in case:
        hover = _plain(editor.ask("textDocument/hover", **where)["contents"])
        assert hover.startswith(case["hover"])


def _plain(text: Any) -> str:
    return str(text["value"] if isinstance(text, dict) else text)
