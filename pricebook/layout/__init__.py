"""What all pages share around their content: header, footer, social image, structured data."""
