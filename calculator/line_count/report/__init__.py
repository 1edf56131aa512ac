"""Parses pasted reports of Odoo's `cloc` into modules and their lines."""
