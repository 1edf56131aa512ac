"""Estimates as plain text, CSV and JSON."""
