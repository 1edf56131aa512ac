"""Measures in a browser."""
