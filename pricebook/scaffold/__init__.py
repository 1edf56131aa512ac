"""A new firm: a handful of small files that pass the check and build a site at once."""
