"""The paths of the files that run in the reader's browser, relative to the site's root."""

# The folder of the scripts: python/, calculator/ and line_count/.
SCRIPTS = "assets/"
# The folder of the runtime, with the engine.
ENGINE = "engine/"
RUNTIME = f"{ENGINE}manifest.json"
# The script with which other pages download the runtime before the reader opens the calculator.
PRELOAD = f"{SCRIPTS}python/preload.js"
