"""The example server in the comments of deploy/nginx.conf, with TLS and HTTP/2."""

import re
import socket
import ssl
import subprocess
from pathlib import Path

import pytest

from tests.deploy.conftest import DEPLOY, Start


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A self-signed certificate; its key is in the same folder."""
    file = tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    command += ["-subj", "/CN=www.example.org", "-out", str(file)]
    command += ["-keyout", str(tmp_path / "key.pem")]
    subprocess.run(command, check=True, capture_output=True)
    return file


def example(certificate: Path) -> str:
    """The example server with its placeholders filled in."""
    lines = re.findall(r"(?m)^#     (.*)$", (DEPLOY / "nginx.conf").read_text("utf-8"))
    text = "\n".join(lines).replace("{", "{{").replace("}", "}}")
    for shown, ours in {
        "listen 443 ssl http2;": "listen 127.0.0.1:{port} ssl http2;",
        "ssl_certificate ...; ssl_certificate_key ...;": (
            f"ssl_certificate {certificate}; ssl_certificate_key {certificate.parent}/key.pem;"
        ),
        "root /srv/www.example.org;": "root {site};",
        "include /path/to/nginx.conf;": "include {deploy}/nginx.conf;",
    }.items():
        assert text.count(shown) == 1, shown
        text = text.replace(shown, ours)
    return text


def test_the_example_serves_http_2_and_http_1_1(
    built_site: Path, certificate: Path, tmp_path: Path, start_nginx: Start
) -> None:
    (tmp_path / "nginx").mkdir()
    with start_nginx(built_site, tmp_path / "nginx", example(certificate)) as server:
        for protocol in ("h2", "http/1.1"):
            context = ssl._create_unverified_context()
            context.set_alpn_protocols([protocol])
            with (
                socket.create_connection(("127.0.0.1", server.port), 20) as plain,
                context.wrap_socket(plain, server_hostname="www.example.org") as connection,
            ):
                assert connection.selected_alpn_protocol() == protocol
