"""`pricebook verify`: compares a served site with the built site, with headers."""

import hashlib
import shutil
from pathlib import Path

import pytest

from pricebook.cli import main


def verify(address: str, site: Path, capsys: pytest.CaptureFixture[str], *more: str):
    code = main(["verify", address, "-d", str(site), *more])
    return code, capsys.readouterr().out.splitlines()


def test_a_server_with_the_built_site_has_no_differences(server, built_site, capsys):
    assert verify(server.address, built_site, capsys) == (0, ["no differences"])


def test_every_difference_is_reported(built_site, tmp_path, capsys, start_caddy):
    served = tmp_path / "served"
    # Compressed copies would be sent in place of the changed files.
    shutil.copytree(built_site, served, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    with (served / "en" / "index.html").open("a") as page:
        page.write(" ")
    (served / "assets" / "mark.svg").unlink()
    (served / "404.html").write_text("gone")
    (tmp_path / "caddy").mkdir()
    with start_caddy(served, tmp_path / "caddy") as server:
        assert verify(server.address, built_site, capsys) == (
            1,
            [
                "/there-is-no-such-page: expected the built file, found different content",
                "/assets/mark.svg: expected status 200, found 404",
                "/en/: expected the built file, found different content",
                "3 differences",
            ],
        )


def test_missing_headers_are_reported_unless_headers_are_not_compared(
    built_site, capsys, plain_server
):
    code, lines = verify(plain_server, built_site, capsys)
    assert code == 1
    assert '/: expected X-Content-Type-Options "nosniff", found ""' in lines
    assert verify(plain_server, built_site, capsys, "--no-headers") == (0, ["no differences"])


def test_a_missing_server_is_reported(built_site, capsys):
    code, lines = verify("http://127.0.0.1:9/", built_site, capsys)
    assert code == 1
    assert all("no answer" in line for line in lines[:-1])


def test_the_checksums_file_has_the_format_of_sha256sum(built_site):
    lines = (built_site / "sha256.txt").read_text("utf-8").splitlines()
    assert len(lines) > 100
    for line in lines:
        sum_, path = line.split("  ")
        assert hashlib.sha256((built_site / path).read_bytes()).hexdigest() == sum_


@pytest.mark.parametrize("address", ["ftp://example.org/", "example.org"])
def test_an_address_without_http_is_rejected(address, built_site, capsys):
    with pytest.raises(SystemExit) as left:
        main(["verify", address, "-d", str(built_site)])
    assert left.value.code == 2
    assert "expected an address with https or http" in capsys.readouterr().err
