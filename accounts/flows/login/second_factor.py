"""The second step of a login: a code of an authenticator app, a recovery code, or a passkey.

A caller who has passed the first step only holds an `mfa_token`, which opens nothing but this step.
"""

from typing import Any, NamedTuple, NoReturn

from accounts import audit, users
from accounts.audit import Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.errors import MfaInvalid, MfaRequired
from accounts.flows.factors.copied_passkey import copies_reported
from accounts.flows.login.complete import complete
from accounts.guessing import limits
from accounts.mfa import attempts, factors, recovery_codes
from accounts.mfa.factors import LOGIN
from accounts.mfa.passkeys.storage import SignCountFell
from accounts.request_client import Client
from accounts.sessions import TokenPair
from accounts.tokens import MfaToken
from accounts.users import NOTHING_SPENT, Acceptance
from sahienglish.core import metrics
from sahienglish.core.errors import Presented, TokenInvalid
from sahienglish.database.mongo import Document

FIRST_STEP, SESSION = "password", "session"
"""The first factors that lead to the question for a second one, besides the login at a provider."""


class Finished(NamedTuple):
    """The session, whose it is, and how many recovery codes are left if one was used."""

    pair: TokenPair
    email: str
    recovery_codes_left: int | None


def ask(*, user: Document, methods: tuple[str, ...], acceptance: Acceptance = NOTHING_SPENT) -> None:
    """Raise `MfaRequired` if the account's second step is on; `methods` are those that were proven so far."""
    if not factors.second_step_is_on(user):
        return
    users.accept_step(user, acceptance=acceptance)
    token = MfaToken.issue(
        sub=str(user["_id"]), tv=user["token_version"], tries=user.get("mfa_attempts") or 0, by=list(methods)
    )
    raise MfaRequired(
        extra={
            "mfa_token": token,
            "expires_in": int(MfaToken.lifetime.total_seconds()),
            "methods": factors.methods_of(user),
        }
    )


def options(*, mfa_token: str, method: str, client: Client) -> dict[str, Any]:
    """Return the challenge of a factor. Raises `TokenInvalid`, `MfaInvalid` and `RateLimited`."""
    limits.hit_passkey(client=client)
    token, user = _half_logged_in(mfa_token)
    factor = factors.CHALLENGES.get(method)
    if factor is None or not factor.is_on(user):
        raise MfaInvalid
    return factor.options(user=user, purpose=LOGIN, reference=token.jti)


def finish(*, mfa_token: str, method: str, answer: Any, client: Client) -> Finished:
    """Open the session if the factor is right.

    Raises `MfaInvalid`, `MfaLocked`, `TokenInvalid`, `TokenExpired` and `RateLimited`.
    """
    if method in factors.CHALLENGES:
        limits.hit_passkey(client=client)
    token, user = _half_logged_in(mfa_token)
    before = token.tries + attempts.TRIES_PER_LOGIN
    with metrics.counted_second_factor(method):
        acceptance = check(
            user,
            method=method,
            answer=answer,
            purpose=LOGIN,
            reference=token.jti,
            client=client,
            before=before,
            passed=token.by[0],
        )
        pair = complete(user=user, methods=(*token.by, method), client=client, acceptance=acceptance)
    note_used(user, method=method, client=client, passed=token.by[0])
    codes_left = len(user["recovery_codes"]) - 1 if method == recovery_codes.METHOD else None
    return Finished(pair, user["email"], codes_left)


def check(
    user: Document,
    *,
    method: str,
    answer: Any,
    purpose: str,
    reference: str,
    client: Client,
    before: int | None = None,
    passed: str = FIRST_STEP,
) -> Acceptance:
    """Return what accepting a factor changes; the attempt is counted first. Raises as `finish` does."""
    factor = factors.FACTORS.get(method)
    if factor is None or not factor.is_on(user):
        raise MfaInvalid
    if factor.COUNTED and not attempts.reserve(user, method=method, before=before):
        raise TokenInvalid("The login has expired. Log in again.", presented=Presented.AS_INPUT)
    try:
        with copies_reported(client=client):
            acceptance = factor.verify(user=user, answer=answer, purpose=purpose, reference=reference)
    except SignCountFell as error:
        raise MfaInvalid from error
    if acceptance is None:
        reject(user, counted=factor.COUNTED, client=client, passed=passed)
    return attempts.accepted(acceptance)


def note_used(user: Document, *, method: str, client: Client, passed: str = FIRST_STEP) -> None:
    """Tell the user that a recovery code is gone; other factors can be used any number of times."""
    if method == recovery_codes.METHOD:
        audit.record(Kind.RECOVERY_CODE_USED, user_id=user["_id"], client=client)
        messages.recovery_code_used(passed=passed, **occasion(user, client))


def reject(user: Document, *, counted: bool, client: Client, passed: str) -> NoReturn:
    """Record a wrong factor, and warn the user: the client has `passed` everything before it."""
    audit.record(Kind.SECOND_FACTOR_FAILED, user_id=user["_id"], client=client)
    # Ten e-mails about ten wrong codes would be no better warning than these.
    if counted:
        is_news = attempts.failures_after(user) % attempts.IN_A_ROW in {0, 1}
    else:
        is_news = limits.is_first_wrong_passkey(user_id=user["_id"], passed=passed)
    if is_news:
        messages.second_factor_failed(passed=passed, **occasion(user, client))
    raise MfaInvalid


def _half_logged_in(mfa_token: str) -> tuple[MfaToken, Document]:
    token = MfaToken.read(mfa_token)
    user = users.get(token.user_id)
    if user is None or user["token_version"] != token.token_version or not factors.second_step_is_on(user):
        raise TokenInvalid(presented=Presented.AS_INPUT)
    return token, user
