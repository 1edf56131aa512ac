"""Runs inside Pyodide: prepares the interpreter for its memory snapshot, with the engine warm."""

import gc
import json
import linecache
import re
import sys
import zipimport


def main(options):
    """`options["sample"]`: JSON, the arguments of an EstimateApi and its requests.

    Returns what went wrong with the sample, or "".
    """
    import _deferred_imports  # noqa: F401  while its archive is at hand

    error = _warm_up(json.loads(options["sample"]))
    _clear_caches()
    return error


def _warm_up(sample):
    from calculator.estimate_api import EstimateApi

    try:
        api = EstimateApi(*sample["arguments"])
        # Twice: the specializing interpreter specializes the code that it meets again.
        for request in sample["requests"] * 2:
            api.answer(json.dumps(request))
    except Exception as error:
        return repr(error)
    return ""


def _clear_caches():
    # This asyncio is a stub: a real import gets the real module.
    del sys.modules["asyncio"]
    re.purge()
    linecache.clearcache()
    sys.path_importer_cache.clear()
    zipimport._zip_directory_cache.clear()
    gc.collect()
