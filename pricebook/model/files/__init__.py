"""Models of the files that may lie beside the catalogue."""
