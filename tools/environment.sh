#!/bin/sh
# Makes a virtual environment in $1 with the newest Python that will do, or says in one line what is missing.
set -eu
target=$1
for python in python3.13 python3.12 python3.11 python3 python; do
    if command -v "$python" >/dev/null 2>&1 &&
        "$python" -c 'import sys; raise SystemExit(not (3, 11) <= sys.version_info[:2] < (3, 14))' >/dev/null 2>&1; then
        if "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
            echo "Making a virtual environment in $target with $("$python" --version)" >&2
            exec "$python" -m venv "$target"
        fi
        lacking="$python has no venv module: install it (on Debian: apt-get install python3-venv)."
    fi
done
echo "communique: ${lacking:-Python 3.11, 3.12 or 3.13 is missing: install it and run make again.}" >&2
exit 1
