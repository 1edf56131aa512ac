"""Runs inside Pyodide: makes the interpreter ready for its picture, with the engine warm."""

import gc
import json
import linecache
import re
import sys
import zipimport


def main(asked):
    """`asked["sample"]`: JSON with the arguments of a Bridge and the requests that warm it."""
    _answer(json.loads(asked["sample"]))
    _forget()


def _answer(sample):
    from calculator.bridge import Bridge

    bridge = Bridge(*sample["arguments"])
    # Twice: the specializing interpreter learns from repetition what it will meet again.
    for request in sample["requests"] * 2:
        bridge.answer(json.dumps(request))


def _forget():
    re.purge()
    linecache.clearcache()
    sys.path_importer_cache.clear()
    zipimport._zip_directory_cache.clear()
    gc.collect()
