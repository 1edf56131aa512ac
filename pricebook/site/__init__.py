"""The catalogue at the prices of one edition: addresses of pages, and files that are not pages."""
