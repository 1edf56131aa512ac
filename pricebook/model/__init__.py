"""Models of the data files: frozen values in the order of the file."""
