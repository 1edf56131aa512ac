"""What is worked out from the data: statements, coverage, edition history, price book."""
