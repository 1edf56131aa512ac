"""Checks of the catalogue and its words: what no single value shows."""
