"""The imports between modules: contract types for import-linter, and figures of the graph."""
