"""Data derived from the catalogue: statements, coverage, edition history, price book."""
