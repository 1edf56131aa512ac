"""Figures and sentences in the language of a reader."""
