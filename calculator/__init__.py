"""What it costs: the engine that runs alike in CPython and in the reader's browser."""
