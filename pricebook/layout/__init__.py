"""What surrounds a page: header, footer, social image, structured data."""
