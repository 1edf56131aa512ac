"""What a published site needs: compressed files, checksums, verification of a server."""
