"""How a list of problems is shown: as text with a code snippet, as JSON, for GitHub."""
