"""What web servers say with the site's files, and how each kind of server is told so."""
