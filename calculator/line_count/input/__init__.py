"""Where files to count come from: zips, folders, and reasons not to read one."""
