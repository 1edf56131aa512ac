"""Builds the runtime: Pyodide's files for the browser, and the engine as a wheel with a lock."""
