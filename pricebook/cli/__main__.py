"""`python -m pricebook.cli` runs the command `pricebook`."""

import sys

from pricebook.cli import main

sys.exit(main())
