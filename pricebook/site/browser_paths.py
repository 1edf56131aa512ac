"""The paths of what runs in the reader's browser, from the site's root."""

# The scripts of the calculator and of the page that counts lines.
CALCULATOR_SCRIPTS = "assets/calculator/"
# The browser's Python with the engine.
ENGINE = "engine/"
RUNTIME = f"{ENGINE}manifest.json"
# The script by which other pages prepare the calculator's start.
EARLY = f"{CALCULATOR_SCRIPTS}early.js"
