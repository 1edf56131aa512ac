"""What the data file says, as frozen values in the order of the file."""
