"""Formats a list of problems: as text with code snippets, as JSON, or for GitHub."""
