"""Checks of a project's other files: prose, settings, file names; and of a release."""
