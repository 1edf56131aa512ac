"""Open data: the files of the site for other programs, and their paths."""
