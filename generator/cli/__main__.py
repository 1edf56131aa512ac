"""`python -m generator.cli` is `catalogue`."""

import sys

from generator.cli import main

sys.exit(main())
