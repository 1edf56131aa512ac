"""Publishing a site: compressed files, checksums, and verification of a server."""
