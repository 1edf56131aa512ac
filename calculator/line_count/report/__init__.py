"""Pasted reports of Odoo's `cloc`, read back into modules and their lines."""
