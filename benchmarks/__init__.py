"""The figures of docs/performance.md, made again by one command: python -m benchmarks."""
