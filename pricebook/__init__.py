"""From the data file to the site: reads and checks the data, makes the pages, packs the runtime."""

__version__ = "0.9.0"
