"""Recovery codes: ten for the day the phone is lost, each of which works once.

A code has 120 random bits, so a plain SHA-256 is enough: no one can try them all.
"""

import base64
import hashlib
import secrets
from typing import Any

from accounts.users import Acceptance
from sahienglish.database.mongo import Document

METHOD = "recovery_code"
COUNTED = True
HOW_MANY = 10
CODE_BYTES = 15
GROUP = 6
LETTERS = 24


def is_on(user: Document) -> bool:
    """Tell whether the account has codes left."""
    return bool(user.get("recovery_codes"))


def generate() -> tuple[list[str], list[str]]:
    """Return new codes as the user sees them, and their digests as they are stored."""
    plain = [base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode().lower() for _ in range(HOW_MANY)]
    shown = ["-".join(code[start : start + GROUP] for start in range(0, LETTERS, GROUP)) for code in plain]
    return shown, [_digest(code) for code in plain]


def verify(*, user: Document, answer: Any, purpose: str, reference: str) -> Acceptance | None:
    """Return the update that spends the code; `None` if it is wrong or was spent."""
    digest = _digest("".join(answer.split()).replace("-", "").lower())
    if digest not in user.get("recovery_codes", ()):
        return None
    return Acceptance({"recovery_codes": digest}, {"$pull": {"recovery_codes": digest}})


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
