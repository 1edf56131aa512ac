"""Problems in files, as data with a place and a message."""
