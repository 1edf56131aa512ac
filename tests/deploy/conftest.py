"""The real nginx and Caddy on the loopback interface, with the site and our configurations."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from pricebook.site_check.site_server import listening
from setup.servers import find_server

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
STARTS_WITHIN_S = 20

NGINX = """\
daemon off;
pid {folder}/pid;
error_log stderr warn;
{user}
events {{}}
http {{
    access_log off;
    {places}
{server}
}}
"""
PLAIN = """\
server {{
    listen 127.0.0.1:{port};
    root {site};
    include {deploy}/nginx.conf;
}}
"""
PLACES = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True)
class Answer:
    """A response; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running web server on the loopback interface."""

    name: str
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Sends one request, without following redirects. `headers` are named with `_` for `-`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with closing(connection):
            connection.request(method, path, headers=named)
            response = connection.getresponse()
            received = {name.lower(): value for name, value in response.getheaders()}
            assert len(received) == len(response.getheaders()), "expected each header once"
            return Answer(response.status, received, response.read())


Start = Callable[..., AbstractContextManager[Server]]


@contextmanager
def running(name: str, command: list[str], folder: Path, port: int, **extra: str) -> Iterator:
    """Starts a server and waits until it accepts connections; on failure shows its log."""
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env={**os.environ, **extra}, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        deadline = time.monotonic() + STARTS_WITHIN_S
        while not accepts_connections(port):
            assert process.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < deadline, log.read_text("utf-8")
            time.sleep(0.05)
        yield Server(name, port)
    finally:
        process.terminate()
        process.wait(20)


def accepts_connections(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def program(name: str) -> str:
    found = find_server(name)
    assert found, f"expected {name}, found none: run make test, which installs it or says how"
    return str(found)


@contextmanager
def nginx_on(site: Path, folder: Path, written: str = PLAIN) -> Iterator[Server]:
    """Runs nginx with deploy/nginx.conf, included in a minimal server block for the site.

    `written` is the server block, with placeholders for the port, the site and deploy/.
    """
    port = free_port()
    server = written.format(port=port, site=site, deploy=DEPLOY)
    places = " ".join(f"{each}_temp_path {folder}/{each};" for each in PLACES)
    # By default the workers run as another user, who cannot read files of a test.
    user = "user root;" if os.geteuid() == 0 else ""
    text = NGINX.format(folder=folder, user=user, places=places, server=server)
    (folder / "nginx.conf").write_text(text, "utf-8")
    command = [program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with running("nginx", [*command, "-e", "stderr"], folder, port) as server:
        yield server


@contextmanager
def caddy_on(site: Path, folder: Path) -> Iterator[Server]:
    """Runs Caddy with deploy/Caddyfile unchanged."""
    port = free_port()
    extra = {
        "CATALOGUE_ADDRESS": f"http://127.0.0.1:{port}",
        "CATALOGUE_SITE": str(site),
        # Caddy's state goes into the test's folder; the admin API is off.
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "CADDY_ADMIN": "off",
    }
    command = [program("caddy"), "run", "--config", str(DEPLOY / "Caddyfile")]
    with running("caddy", [*command, "--adapter", "caddyfile"], folder, port, **extra) as server:
        yield server


@pytest.fixture(scope="session")
def start_nginx() -> Start:
    """The function that starts nginx with a site."""
    return nginx_on


@pytest.fixture(scope="session")
def start_caddy() -> Start:
    """The function that starts Caddy with a site."""
    return caddy_on


@pytest.fixture(scope="session")
def nginx(
    start_nginx: Start, built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    with start_nginx(built_site, tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.fixture(scope="session")
def caddy(
    start_caddy: Start, built_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    with start_caddy(built_site, tmp_path_factory.mktemp("caddy")) as server:
        yield server


@pytest.fixture(params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest) -> Server:
    """Each server in turn."""
    return request.getfixturevalue(request.param)


class Plain(SimpleHTTPRequestHandler):
    """Like a host for static pages, serves files and the not-found page without our headers."""

    def send_error(self, code, message=None, explain=None):
        del message, explain
        content = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format, *args):
        """Logs nothing."""


@contextmanager
def plainly(site: Path) -> Iterator[str]:
    """The address of a server that sends files without our headers."""
    with listening(partial(Plain, directory=str(site))) as address:
        yield address


@pytest.fixture
def plain_server(built_site: Path) -> Iterator[str]:
    with plainly(built_site) as address:
        yield address
