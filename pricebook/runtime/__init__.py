"""What the reader's browser runs: Pyodide's own files, and the engine as a wheel with its lock."""
