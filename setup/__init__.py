"""Set-up: what has to be on this machine before the site can be built, and how it gets there.

Standard library only: it runs before anything is installed, on the Python that python.sh found.
"""
