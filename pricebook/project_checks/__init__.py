"""Checks of the project around the data: prose, settings, file names, readiness for release."""
