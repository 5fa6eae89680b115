"""Confirming a session again before a change that a stolen session must not make."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bson import ObjectId

from accounts import audit, sessions, users
from accounts.audit import Kind
from accounts.errors import ConfirmationRequired, MfaInvalid
from accounts.flows.confirm_password import PASSWORD_MISSING, confirm_password
from accounts.flows.login import second_factor
from accounts.hashing import has_password
from accounts.mfa import factors
from accounts.mfa.factors import CONFIRM
from accounts.request_client import Client
from accounts.sessions import CONFIRMATION
from sahienglish.core import clock, metrics
from sahienglish.core.errors import FieldError, InvalidInput, TokenInvalid
from sahienglish.database.mongo import Document

PASSWORD = "password"  # noqa: S105


def is_confirmed(session: Mapping[str, Any]) -> bool:
    """Tell whether the user of a session has confirmed within the last minutes."""
    at = session.get("confirmed_at")
    return at is not None and at > clock.now() - CONFIRMATION


def require_confirmation(session: Mapping[str, Any]) -> None:
    """Raise `ConfirmationRequired` unless the user of a session has confirmed."""
    if not is_confirmed(session):
        raise _required(users.require(session["user_id"]))


def confirmed_user(session: Mapping[str, Any], *, password: str | None, client: Client) -> Document:
    """Return the account of a user who has confirmed, or who gives the password now.

    The password does in place of a confirmation for accounts without a second step. Raises
    `ConfirmationRequired`, `WrongPassword`, `RateLimited`, and `InvalidInput` if the password is missing.
    """
    user = users.of_session(session)
    if is_confirmed(session):
        return user
    if factors.second_step_is_on(user) or not has_password(user["password"]):
        raise _required(user)
    if password is None:
        raise InvalidInput(errors=[FieldError("current_password", "required", "This field is required.")])
    confirm_password(user_id=user["_id"], password=password, client=client)
    return user


def options(*, user_id: ObjectId, method: str) -> dict[str, Any]:
    """Return the challenge of a factor that needs one. Raises `MfaInvalid`."""
    user, factor = users.require(user_id), factors.CHALLENGES.get(method)
    if factor is None or not factor.is_on(user):
        raise MfaInvalid
    return factor.options(user=user, purpose=CONFIRM)


def confirm(
    *, user_id: ObjectId, session_id: ObjectId, method: str, answer: Any, reference: str = "", client: Client
) -> datetime:
    """Check a password or a factor, and return until when the session counts as confirmed.

    Raises `WrongPassword`, `MfaInvalid`, `MfaLocked`, `RateLimited`, and `ConfirmationRequired` for a
    password if the second step is on or the account has none.
    """
    user = users.require(user_id)
    if method == PASSWORD:
        if factors.second_step_is_on(user) or not has_password(user["password"]):
            raise _required(user)
        confirm_password(user_id=user_id, password=answer, client=client)
    else:
        with metrics.counted_second_factor(method):
            _check_factor(user, method, answer, reference, client)
    until = sessions.confirm(session_id=session_id, user_id=user_id)
    if until is None:
        raise TokenInvalid
    audit.record(Kind.CONFIRMED, user_id=user_id, client=client)
    return until


def _check_factor(user: Document, method: str, answer: Any, reference: str, client: Client) -> None:
    acceptance = second_factor.check(
        user,
        method=method,
        answer=answer,
        purpose=CONFIRM,
        reference=reference,
        client=client,
        passed=second_factor.SESSION,
    )
    if not users.accept(user, acceptance=acceptance):
        raise MfaInvalid
    second_factor.note_used(user, method=method, client=client, passed=second_factor.SESSION)


def _required(user: Document) -> ConfirmationRequired:
    """Say by what the user can confirm; an account without any of it sets a password by reset first."""
    methods = factors.methods_of(user)
    if not factors.second_step_is_on(user) and has_password(user["password"]):
        methods = [PASSWORD, *methods]
    return ConfirmationRequired("" if methods else PASSWORD_MISSING, extra={"methods": methods})
