#!/bin/sh
# Prints the path of a Python 3.12 or newer. Runs each candidate, because version managers put
# programs for all versions in PATH, which fail if the version is not installed.
set -u

probe='import sys; print("%d.%d.%d %s" % (tuple(sys.version_info[:3]) + (sys.executable,)))'

new_enough() {
    major=${1%%.*}
    rest=${1#*.}
    minor=${rest%%.*}
    [ "$major" -gt 3 ] || { [ "$major" -eq 3 ] && [ "$minor" -ge 12 ]; }
} 2>/dev/null

tried=''
for candidate in "${PYTHON:-}" python3.13 python3.12 python3; do
    [ -n "$candidate" ] || continue
    answer=$("$candidate" -c "$probe" 2>/dev/null </dev/null) || answer=''
    version=${answer%% *}
    if new_enough "$version"; then
        # Warn that $PYTHON is not used, so that the user notices the other Python at once.
        if [ -n "${PYTHON:-}" ] && [ "$candidate" != "$PYTHON" ]; then
            printf 'set-up: PYTHON=%s is not Python 3.12 or newer; using %s instead.\n' \
                "$PYTHON" "${answer#* }" >&2
        fi
        printf '%s\n' "${answer#* }"
        exit 0
    fi
    tried="${tried:+$tried, }$candidate ${version:-does not run}"
done

printf 'set-up: expected Python 3.12 or newer, found none (%s): %s, %s.\n' "$tried" \
    'install one (Debian and Ubuntu: apt-get install python3 python3-venv)' \
    'or set PYTHON=/path/to/python3.13 before the command' >&2
exit 1
