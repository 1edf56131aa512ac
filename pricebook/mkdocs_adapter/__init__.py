"""The only package that knows MkDocs: plugin, preview and two-stage build."""
