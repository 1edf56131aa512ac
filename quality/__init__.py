"""What the site measures, made again by `make check`: figures, not claims."""
