"""Installation of Debian packages: a script that replaces apt-get records the arguments."""

import os

from setup.apt import install


def test_apt_get_update_runs_once_for_several_installations(program, monkeypatch, tmp_path):
    asked = tmp_path / "asked"
    program("apt-get", f'echo "$*" >> {asked}')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    install(["chromium"], "No Chromium.", tmp_path)
    install(["nginx", "caddy"], "No web server.", tmp_path)
    options = "-o DPkg::Lock::Timeout=300"
    assert asked.read_text().splitlines() == [
        f"{options} update",
        f"{options} install -y --no-install-recommends chromium",
        f"{options} install -y --no-install-recommends nginx caddy",
    ]
