"""A stub for asyncio, which Pyodide imports at its start and the engine never calls."""
