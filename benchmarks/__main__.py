"""python -m benchmarks: see benchmarks/tables.py."""

from benchmarks.tables import main

main()
