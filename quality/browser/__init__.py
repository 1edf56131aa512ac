"""What is measured in a browser by a script of ours."""
