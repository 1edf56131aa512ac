"""A stub for Pyodide's event loop: the engine answers at once, and awaits nothing."""

# The memory snapshot numbers the objects of JavaScript in the order of these imports.
from pyodide_js._api import scheduleCallback  # noqa: F401


def _initialize_event_loop():
    pass
