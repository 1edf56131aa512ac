"""Measures the figures of docs/performance.md: python -m benchmarks."""
