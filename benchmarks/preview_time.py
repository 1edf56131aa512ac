"""Time from a save to the new page in `make serve`.

Saves data, words, a template and a style sheet in a copy of the project, and requests the page
until it has changed. Prints medians. Run: .venv/bin/python benchmarks/preview_time.py
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
PAGE = "tjanster/underhall/"
# File → old text, new text, and the page or file that shows the change.
SAVES = {
    "data/services.yaml": ("Underhåll, en", "Underhåll{}, en", PAGE),
    "data/words.yaml": ("\nhome:", "\nsite:\n  skip: {{sv: x{}}}\nhome:", PAGE),
    "pricebook/theme/main.html": ("<!DOCTYPE html>", "<!DOCTYPE html><!--{}-->", PAGE),
    "pricebook/theme/styles/tokens.css": (":root", "/*{}*/ :root", "assets/site.css"),
}


def copy_project(folder: Path) -> None:
    for name in ("data", "catalog"):
        shutil.copytree(ROOT / name, folder / name)
    # The code is linked. Only the templates are copied, because the measurement changes them.
    (folder / "calculator").symlink_to(ROOT / "calculator")
    (folder / "pricebook").mkdir()
    for part in (ROOT / "pricebook").iterdir():
        if part.name != "theme":
            (folder / "pricebook" / part.name).symlink_to(part)
    shutil.copytree(ROOT / "pricebook" / "theme", folder / "pricebook" / "theme")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return str(answer.read().decode())


def seconds_until_shown(address: str, sign: str) -> float:
    started = time.perf_counter()
    while time.perf_counter() - started < 60:
        try:
            if sign in page(address):
                return time.perf_counter() - started
        except OSError:
            pass
        time.sleep(0.02)
    raise TimeoutError(f"expected {sign} at {address} within 60 s")


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        copy_project(folder)
        port = free_port()
        command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        server = subprocess.Popen(command, cwd=folder, env=env)
        try:
            root = f"http://127.0.0.1:{port}/"
            print(f"{'start':34} {seconds_until_shown(root, '<html'):.2f} s")
            for name, (old, new, path) in SAVES.items():
                file, times = folder / name, []
                text = file.read_text("utf-8")
                for run in range(RUNS):
                    # No digits: the check reports a number that is in one language only.
                    sign = f"save{chr(ord('a') + list(SAVES).index(name))}{chr(ord('a') + run)}"
                    file.write_text(text.replace(old, new.format(sign), 1), "utf-8")
                    times.append(seconds_until_shown(root + path, sign))
                    assert "<nav" in page(root + PAGE), (
                        "expected a page of the site, found the page of problems"
                    )
                print(f"{name:34} {median(times):.2f} s ({min(times):.2f}–{max(times):.2f})")
        finally:
            server.terminate()
            server.wait(10)


if __name__ == "__main__":
    main()
