"""Set-up: installs what the site, the tests and the measurements need on this machine.

It uses the standard library only, because it runs before anything is installed.
"""
