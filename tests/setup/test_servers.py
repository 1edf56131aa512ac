"""The search for nginx and Caddy: in PATH or in Debian's folders."""

from setup import servers
from setup.servers import find_server, server_steps
from setup.setup_step import perform


def test_a_server_is_found_in_path(program, tmp_path):
    found = program("caddy", "exit 0")
    assert find_server("caddy", {"PATH": str(tmp_path / "bin")}) == found


def test_a_missing_server_gives_none(tmp_path):
    assert find_server("no-such-server", {"PATH": str(tmp_path)}) is None


def test_without_apt_get_the_message_explains_what_to_do(monkeypatch, tmp_path):
    """PATH has no apt-get and no server."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(servers, "_SBIN", str(tmp_path))
    messages: list[str] = []
    assert not perform(server_steps(tmp_path), messages.append)
    assert messages[-1] == "\n".join(
        [
            "set-up: web servers: failed.",
            f"  Not found in PATH or {tmp_path}: nginx, caddy.",
            "  It could not be installed: this system has no apt-get.",
            "  To do: install nginx and caddy (Debian: apt-get install nginx caddy). Only the "
            "tests of deploy/ need them.",
        ]
    )
