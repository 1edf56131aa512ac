"""A stub for Pyodide's event loop: the engine has no asynchronous code."""

# The memory snapshot numbers JavaScript objects in the order of import, so this import must stay.
from pyodide_js._api import scheduleCallback  # noqa: F401


def _initialize_event_loop():
    pass
