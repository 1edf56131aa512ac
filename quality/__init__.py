"""The quality measures of `make check`."""
