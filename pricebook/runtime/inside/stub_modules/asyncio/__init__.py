"""Stands in for asyncio, which the interpreter imports when it starts and the engine never asks."""
