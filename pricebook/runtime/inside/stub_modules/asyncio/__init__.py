"""A stub for asyncio, which the interpreter imports at its start and the engine never calls."""
