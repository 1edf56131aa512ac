"""From the bytes of a YAML file to strict values, each with its place in the file."""
