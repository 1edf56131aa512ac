"""The headers of the site's files, and the configurations of web servers that send them."""
