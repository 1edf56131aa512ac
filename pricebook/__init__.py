"""The tool: checks the data files, makes the pages of the site, and builds the browser's Python."""

__version__ = "0.9.0"
