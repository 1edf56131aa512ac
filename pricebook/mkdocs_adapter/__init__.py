"""The only package that imports MkDocs: plugin, preview and two-stage build."""
