"""The inputs of a count: zips and folders, and the reasons to refuse a file."""
