"""`mkdocs` without the check for markup: the model accepts texts that look like markup.

Normally the types of the data reject texts that look like markup. Without the check, tests can
show that every text is escaped:
python gate_open.py build -f mkdocs.yml …
"""

import re

from mkdocs.__main__ import cli

from pricebook.model.fields import scalars

scalars._MARKUP = re.compile("(?!)")
cli()
