"""The paths of what runs in the reader's browser, from the site's root."""

# The folder of the scripts: python/, calculator/ and line_count/.
SCRIPTS = "assets/"
# The browser's Python with the engine.
ENGINE = "engine/"
RUNTIME = f"{ENGINE}manifest.json"
# The script by which other pages prepare the calculator's start.
PRELOAD = f"{SCRIPTS}python/preload.js"
