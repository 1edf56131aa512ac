"""How long it takes from a save to the new page in `make serve`.

Saves the data, the words, a template and a style in turn, in a copy of the project, and asks for
the page until it is the new one. Prints medians. Run: .venv/bin/python benchmarks/preview_time.py
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
# What is saved, what stands in it, and the page or file that shows it.
SAVES = {
    "data/services.yaml": ("Underhåll, en", "Underhåll{}, en", PAGE),
    "data/words.yaml": ("skip: {sv: ", "skip: {{sv: x{} ", PAGE),
    "pricebook/theme/main.html": ("<!DOCTYPE html>", "<!DOCTYPE html><!--{}-->", PAGE),
    "pricebook/theme/styles/tokens.css": (":root", "/*{}*/ :root", "assets/site.css"),
}


def copied(folder: Path) -> None:
    for name in ("data", "catalog"):
        shutil.copytree(ROOT / name, folder / name)
    # The program itself is no copy: only its templates are saved here, and put back.
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


def waited(address: str, sign: str) -> float:
    started = time.perf_counter()
    while time.perf_counter() - started < 60:
        try:
            if sign in page(address):
                return time.perf_counter() - started
        except OSError:
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{sign} has not come to {address}")


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        copied(folder)
        port = free_port()
        command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        server = subprocess.Popen(command, cwd=folder, env=env)
        try:
            root = f"http://127.0.0.1:{port}/"
            print(f"{'start':34} {waited(root, '<html'):.2f} s")
            for name, (old, new, shows) in SAVES.items():
                file, times = folder / name, []
                text = file.read_text("utf-8")
                for run in range(RUNS):
                    # Letters alone: a figure in one language only is a problem, and shows as one.
                    sign = f"save{chr(ord('a') + list(SAVES).index(name))}{chr(ord('a') + run)}"
                    file.write_text(text.replace(old, new.format(sign), 1), "utf-8")
                    times.append(waited(root + shows, sign))
                    assert "<nav" in page(root + PAGE), "the site is shown, and no problem"
                print(f"{name:34} {median(times):.2f} s ({min(times):.2f}–{max(times):.2f})")
        finally:
            server.terminate()
            server.wait(10)


if __name__ == "__main__":
    main()
