"""Checks that compare values of the catalogue and the words with each other."""
