"""Reads a YAML file as strict values, each with its place in the file."""
