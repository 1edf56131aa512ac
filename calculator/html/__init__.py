"""Estimates, forms, charts and tables as HTML."""
