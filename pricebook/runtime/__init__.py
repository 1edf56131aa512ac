"""Python for the reader's browser: Pyodide's files, and the engine as a wheel with its lock."""
