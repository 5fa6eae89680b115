"""One-time codes of authenticator apps (RFC 6238): SHA-1, six digits, 30 seconds, one step either side.

Every app knows these parameters and some know no others. `totp_step` of the account is the last step that
was accepted, and it only ever grows, so that a code works once.
"""

import base64
import logging
import re
import secrets
from typing import Any

import pyotp
import segno
from cryptography.exceptions import InvalidTag
from django.conf import settings
from pyotp.exceptions import OTPVerificationError

from accounts import users
from accounts.mfa import encryption
from accounts.users import Acceptance
from sahienglish.core import clock
from sahienglish.database.mongo import Document

METHOD = "totp"
COUNTED = True
SECRET_BYTES = 20
"""RFC 4226 §4: 160 bits."""

IS_ON: Document = {"totp_secret": {"$nin": ["", None]}}
IS_OFF: Document = {"totp_secret": {"$in": ["", None]}}
"""The accounts with and without an authenticator app, as queries."""

WINDOW = 1
SIX_DIGITS = re.compile(r"[0-9]{6}")

logger = logging.getLogger(__name__)


def is_on(user: Document) -> bool:
    """Tell whether the account has an authenticator app, which is what turns the second step on."""
    return bool(user.get("totp_secret"))


def verify(*, user: Document, answer: Any, purpose: str, reference: str) -> Acceptance | None:
    """Return what accepting the code changes; `None` if it is wrong or was used before."""
    try:
        secret, outdated = encryption.decrypt(user["totp_secret"], user_id=user["_id"])
    except InvalidTag:
        logger.exception("the secret of an authenticator app cannot be decrypted")
        return None
    step = step_of(secret, answer)
    # The update that accepts the code decides; looking first makes a spent code cost what a wrong one does.
    if step is None or step <= (user.get("totp_step") or 0):
        return None
    unchanged = {"totp_secret": user["totp_secret"], "totp_step": {"$lt": step}}
    changes: Document = {"totp_step": step}
    if outdated:
        changes["totp_secret"] = encryption.encrypt(secret, user_id=user["_id"])
    return Acceptance(unchanged, {"$set": changes})


def step_of(secret: bytes, code: str) -> int | None:
    """Return the time step whose code this is, blanks aside."""
    digits = "".join(code.split())
    # `int` and `str.isdigit` accept the digits of every script.
    if not SIX_DIGITS.fullmatch(digits):
        return None
    try:
        return _generator(secret).verify_and_get_timecode(digits, for_time=clock.now(), valid_window=WINDOW)
    except OTPVerificationError:
        return None


def reencrypt_all() -> tuple[int, int]:
    """Encrypt every secret under the current key; return how many changed, and how many fit no key."""
    changed = lost = 0
    for user in users.collection().find(IS_ON, {"totp_secret": True}):
        try:
            secret, outdated = encryption.decrypt(user["totp_secret"], user_id=user["_id"])
        except InvalidTag:
            lost += 1
            continue
        if outdated:
            sealed = encryption.encrypt(secret, user_id=user["_id"])
            # Unless the user has turned the second step off, or logged in, in the meantime.
            done = users.collection().update_one(user, {"$set": {"totp_secret": sealed}})
            changed += done.modified_count
    return changed, lost


def new_secret() -> bytes:
    """Return a secret for a new authenticator app."""
    return secrets.token_bytes(SECRET_BYTES)


def shown(secret: bytes) -> str:
    """Return the secret as users type it into an app that cannot scan."""
    return base64.b32encode(secret).decode()


def uri(secret: bytes, *, email: str) -> str:
    """Return the `otpauth:` URI that apps read."""
    return _generator(secret).provisioning_uri(name=email, issuer_name=settings.APP_NAME)


def qr_svg(otpauth_uri: str) -> str:
    """Return the URI as a QR code for authenticator apps to scan."""
    svg: str = segno.make(otpauth_uri, error="m").svg_inline(scale=4, border=4, light="#fff", svgclass=None)
    return svg


def _generator(secret: bytes) -> pyotp.TOTP:
    return pyotp.TOTP(shown(secret))
