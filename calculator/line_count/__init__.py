"""Counts lines of code by the rules of Odoo's own `cloc`."""
