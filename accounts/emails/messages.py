"""The e-mails about an account: each function stores one, and it is delivered in the background.

Every e-mail is one template in `templates/accounts/emails/`, rendered into a subject, a plain text and
an HTML part. Names and devices, which strangers can choose, are cleaned before they are shown.
"""

import logging
from datetime import datetime
from typing import TypedDict, Unpack
from urllib.parse import urlencode

from bson import ObjectId
from django.conf import settings
from django.template.loader import render_to_string

from accounts.emails import daily_cap, decoy_email, safe_display
from sahienglish.mail import outbox

logger = logging.getLogger(__name__)


class Occasion(TypedDict):
    """The circumstances that a notice reports: the account, the recipient, the time and the place."""

    owner: ObjectId
    to: str
    full_name: str
    device: str
    ip: str
    at: datetime


def verify_email(*, owner: ObjectId, to: str, token: str) -> None:
    """Ask for the confirmation of a new account's address, without the name: it may be a stranger's text."""
    if _capped(to, confirmed=False):
        return
    _store("verify_email", owner=owner, to=to, full_name="", link=_verify_link(token))


def address_already_registered(**occasion: Unpack[Occasion]) -> None:
    """Tell the owner that someone tried to register an address that has an account."""
    if _capped(occasion["to"], confirmed=True):
        return
    _store("address_already_registered", **occasion)


def reset_code(
    *, code: str, long_code: str, last_until: datetime | None, **occasion: Unpack[Occasion]
) -> None:
    """Send the code that allows a new password, as six digits and in its long form.

    The last one of a day is valid until `last_until` in its long form.
    """
    _store("reset_code", code=code, long_code=long_code, last_until=last_until, **occasion)


def password_changed(*, still_works: str = "", **occasion: Unpack[Occasion]) -> None:
    """Tell the owner that the password was changed by someone who knew the old one.

    `still_works` names what goes on working, here and below; it is empty if nothing does.
    """
    _store("password_changed", still_works=still_works, **occasion)


def password_reset_done(*, still_works: str = "", **occasion: Unpack[Occasion]) -> None:
    """Tell the owner that the password was replaced by an e-mailed code."""
    _store("password_reset_done", still_works=still_works, **occasion)


def email_change_confirm(*, owner: ObjectId, to: str, token: str) -> None:
    """Ask for the confirmation of a new address, at that address; without a name: it may be a stranger's."""
    if _capped(to, confirmed=False):
        return
    _store("email_change_confirm", owner=owner, to=to, full_name="", link=_verify_link(token))


def email_change_notice(**occasion: Unpack[Occasion]) -> None:
    """Tell the owner at the old address that a new one was asked for; there is nothing to click."""
    _store("email_change_notice", **occasion)


def session_theft_warning(**occasion: Unpack[Occasion]) -> None:
    """Warn that a spent refresh token was shown again, and that its session was ended."""
    _store("session_theft_warning", **occasion)


def second_factor_failed(*, passed: str = "password", **occasion: Unpack[Occasion]) -> None:
    """Warn that someone gave a wrong second factor who had `passed` something else.

    That is the first step of a login (`password`, `provider`), or the whole of one (`session`).
    """
    _store("second_factor_failed", passed=passed, **occasion)


def second_step_on(*, still_works: str = "", **occasion: Unpack[Occasion]) -> None:
    """Tell the user that logins need an authenticator app from now on."""
    _store("second_step_on", still_works=still_works, **occasion)


def second_step_off(**occasion: Unpack[Occasion]) -> None:
    """Tell the user that logins no longer need a second factor."""
    _store("second_step_off", **occasion)


def recovery_codes_made(**occasion: Unpack[Occasion]) -> None:
    """Tell the user that new recovery codes replaced the old ones."""
    _store("recovery_codes_made", **occasion)


def recovery_code_used(*, passed: str = "password", **occasion: Unpack[Occasion]) -> None:
    """Tell the user that a recovery code was used, and is gone; `passed` is as in `second_factor_failed`."""
    _store("recovery_code_used", passed=passed, **occasion)


def api_key_created(*, key_name: str, **occasion: Unpack[Occasion]) -> None:
    """Tell the owner that an API key was created."""
    _store("api_key_created", key_name=safe_display.name(key_name), **occasion)


def api_key_rotated(*, key_name: str, **occasion: Unpack[Occasion]) -> None:
    """Tell the owner that an API key has a new secret, and that the old one is dead."""
    _store("api_key_rotated", key_name=safe_display.name(key_name), **occasion)


def account_deleted(**occasion: Unpack[Occasion]) -> None:
    """Say goodbye, and tell the owner that everything is gone."""
    _store("account_deleted", **occasion)


def passkey_added(**occasion: Unpack[Occasion]) -> None:
    """Tell the user that the account has a new passkey."""
    _store("passkey_added", **occasion)


def passkey_removed(**occasion: Unpack[Occasion]) -> None:
    """Tell the user that a passkey was removed."""
    _store("passkey_removed", **occasion)


def passkey_copied_warning(**occasion: Unpack[Occasion]) -> None:
    """Warn that a passkey counted backwards, and that its login was rejected."""
    _store("passkey_copied_warning", **occasion)


def identity_linked(*, provider: str, **occasion: Unpack[Occasion]) -> None:
    """Tell the user that the account can be signed in to with a provider."""
    _store("identity_linked", provider=provider, **occasion)


def identity_unlinked(*, provider: str, **occasion: Unpack[Occasion]) -> None:
    """Tell the user that a provider was unlinked."""
    _store("identity_unlinked", provider=provider, **occasion)


def registered_with_provider(*, provider: str, **occasion: Unpack[Occasion]) -> None:
    """Tell a new user which provider the account was made with, and that it has no password."""
    _store("registered_with_provider", provider=provider, **occasion)


def _capped(to: str, *, confirmed: bool) -> bool:
    """Count an e-mail that strangers can cause; over the cap, store a decoy so that both take as long."""
    if daily_cap.allows(to=to, confirmed=confirmed):
        return False
    logger.warning("an e-mail was not sent: too many to this address within a day")
    decoy_email.mail()
    return True


def _verify_link(token: str) -> str:
    return f"{settings.APP_URL}/auth/verify-email?{urlencode({'token': token})}"


def _store(
    kind: str,
    *,
    owner: ObjectId,
    to: str,
    full_name: str,
    link: str = "",
    code: str = "",
    **occasion: object,
) -> None:
    context = {
        "app_name": settings.APP_NAME,
        "name": safe_display.name(full_name),
        "link": link,
        "code": code,
        "code_minutes": settings.OTP_EXPIRE_MINUTES,
        "link_hours": settings.VERIFY_TOKEN_EXPIRE_HOURS,
        **occasion,
    }
    if "device" in context:
        context["device"] = safe_display.device(str(context["device"]))
    parts = {part: _render(kind, part, context) for part in ("subject", "text", "html")}
    outbox.put(owner=owner, to=to, kind=kind, action=link or code, **parts)


def _render(kind: str, part: str, context: dict[str, object]) -> str:
    base = f"accounts/emails/base.{part}"
    return render_to_string(f"accounts/emails/{kind}.mail", {**context, "base": base}).strip()
