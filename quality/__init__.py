"""What the site measures, made again by `make quality`: figures, not claims."""
