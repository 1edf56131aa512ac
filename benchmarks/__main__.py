"""python -m benchmarks: see benchmarks/readme_tables.py."""

from benchmarks.readme_tables import main

main()
