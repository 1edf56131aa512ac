"""python -m benchmarks [--slow] [--runs N]: print the table of starts."""

import argparse

from benchmarks.start import RUNS, measure, table

parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
parser.add_argument("--runs", type=int, default=RUNS)
parser.add_argument("--slow", action="store_true", help="10 Mbit/s, 40 ms, a quarter of the speed")
options = parser.parse_args()
for line in table(measure(options.runs, options.slow)):
    print(line)
