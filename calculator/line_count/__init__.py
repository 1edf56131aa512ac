"""How many lines of code there are, counted as Odoo's own `cloc` counts them."""
