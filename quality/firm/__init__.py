"""Measures of this repository as the project of a firm."""
