"""The rules by which Odoo's `cloc` counts lines of code."""
