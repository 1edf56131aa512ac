"""Checks of what lies around the data: prose, settings, stray files, readiness for release."""
