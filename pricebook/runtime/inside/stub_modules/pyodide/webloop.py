"""Stands in for Pyodide's event loop: the engine answers at once, and awaits nothing."""

# The picture of the memory numbers the objects of JavaScript by the order of these imports.
from pyodide_js._api import scheduleCallback  # noqa: F401


def _initialize_event_loop():
    pass
