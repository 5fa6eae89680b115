"""The addresses of the built files, each with the hash of its content."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

FOLDER = Path(__file__).parent / "static" / "workbench"


@cache
def address(name: str) -> str:
    """Return the address of a file; a browser that has an older one in its cache asks again.

    `frontend/build/bundles.mjs` writes the same addresses into the imports of the scripts: the hash must be
    computed in the same way, or the browser loads a script twice.
    """
    digest = hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()
    return f"{settings.STATIC_URL}workbench/{name}?v={digest[:10]}"
