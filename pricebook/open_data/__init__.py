"""What the site holds for other programs, and where it lies."""
