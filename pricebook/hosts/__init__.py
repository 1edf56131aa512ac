"""The headers of the site's files, and configurations of web servers that send them."""
