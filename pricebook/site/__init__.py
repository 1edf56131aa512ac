"""A catalogue on a day: its addresses, and the files that are no pages."""
