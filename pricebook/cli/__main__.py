"""`python -m pricebook.cli` is `pricebook`."""

import sys

from pricebook.cli import main

sys.exit(main())
