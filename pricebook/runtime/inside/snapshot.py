"""Runs inside Pyodide: imports and runs the engine before the memory snapshot is taken."""

import gc
import json
import linecache
import re
import sys
import zipimport


def main(options):
    """Answer the sample and clear caches. Returns the sample's error, or "".

    `options["sample"]`: JSON with the arguments of EstimateApi and the requests to it.
    """
    import _deferred_imports  # noqa: F401  the page has no archive when it needs this module

    error = _warm_up(json.loads(options["sample"]))
    _clear_caches()
    return error


def _warm_up(sample):
    from calculator.estimate_api import EstimateApi

    try:
        api = EstimateApi(*sample["arguments"])
        # Twice, because the specializing interpreter optimises code that runs repeatedly.
        for request in sample["requests"] * 2:
            api.answer(json.dumps(request))
    except Exception as error:
        return repr(error)
    return ""


def _clear_caches():
    # The loaded asyncio is a stub. A later import must load the real module.
    del sys.modules["asyncio"]
    re.purge()
    linecache.clearcache()
    sys.path_importer_cache.clear()
    zipimport._zip_directory_cache.clear()
    gc.collect()
