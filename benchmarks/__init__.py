"""The figures that the README claims, made again by one command: python -m benchmarks."""
