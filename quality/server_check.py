"""nginx with the built site over HTTP and HTTPS, with a self-signed certificate."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.deploy.conftest import DEPLOY, PLACES, free_port, program, running

CONFIGURATION = """\
daemon off;
pid {folder}/pid;
error_log stderr warn;
user root;
events {{}}
http {{
    access_log off;
    {places}
    server {{
        listen 127.0.0.1:{plain};
        return 301 https://localhost:{safe}$request_uri;
    }}
    server {{
        listen 127.0.0.1:{safe} ssl;
        ssl_certificate {folder}/certificate.pem;
        ssl_certificate_key {folder}/key.pem;
        root {site};
        include {deploy}/nginx.conf;
    }}
}}
"""


@dataclass(frozen=True)
class Safe:
    """The ports of HTTP (redirects to HTTPS) and HTTPS, and the certificate."""

    plain: int
    safe: int
    certificate: Path


@contextmanager
def safely(site: Path, folder: Path) -> Iterator[Safe]:
    """Runs nginx with deploy/nginx.conf over HTTPS."""
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")),
        ],
        check=True,
        capture_output=True,
    )
    ports = Safe(free_port(), free_port(), folder / "certificate.pem")
    text = CONFIGURATION.format(
        folder=folder,
        places=" ".join(f"{each}_temp_path {folder}/{each};" for each in PLACES),
        plain=ports.plain,
        safe=ports.safe,
        site=site,
        deploy=DEPLOY,
    )
    (folder / "nginx.conf").write_text(text, "utf-8")
    command = [program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with running("nginx", [*command, "-e", "stderr"], folder, ports.plain):
        yield ports
