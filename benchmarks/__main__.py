"""python -m benchmarks: see benchmarks/performance_tables.py."""

from benchmarks.performance_tables import main

main()
