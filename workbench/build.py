"""The addresses of the built files, each with the hash of its content."""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings

FOLDER = Path(__file__).parent / "static" / "workbench"


def address(name: str) -> str:
    """Return the address of a file; a browser that has an older one in its cache asks again.

    `frontend/build/bundles.mjs` writes the same addresses into the imports of the scripts: the hash must be
    computed in the same way, or the browser loads a script twice.
    """
    path = FOLDER / name
    return f"{settings.STATIC_URL}workbench/{name}?v={digest(path, path.stat().st_mtime_ns)}"


@lru_cache
def digest(path: Path, changed_at: int) -> str:
    """Return the hash of a file, computed again when the file changes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]
