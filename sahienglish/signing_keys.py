"""The keys that sign tokens and cookies."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path


def of_django(secret: str) -> str:
    """Return Django's own signing key: never the JWT key itself, and rotated together with it."""
    return hmac.new(secret.encode(), b"django", hashlib.sha256).hexdigest()


def of_development(path: Path) -> str:
    """Return the JWT key of a development machine from a file that only its owner can read.

    It is made if the file is not there, and is the same for all processes that ask at once.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
