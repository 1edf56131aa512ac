"""`mkdocs` without the first of two locks: texts that look like markup are let into the model.

The data's own types refuse such texts. What stands behind them, escaping, is tested as if they
did not: python gate_open.py build -f mkdocs.yml …
"""

import re

from mkdocs.__main__ import cli

from pricebook.model.fields import scalars

scalars._MARKUP = re.compile("(?!)")
cli()
