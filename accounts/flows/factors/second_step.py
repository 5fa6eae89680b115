"""The second step of logins: turned on with an authenticator app, turned off, recovery codes made again."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bson import ObjectId

from accounts import audit, sessions, users
from accounts.api_keys import places, store
from accounts.audit import Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.errors import MfaInvalid, SecondStepConflict
from accounts.flows.factors.ways_in import besides_password
from accounts.flows.fresh_session import open_fresh
from accounts.mfa import attempts, encryption, factors, recovery_codes, totp
from accounts.request_client import Client
from accounts.sessions import Reason, TokenPair
from accounts.tokens import EnrolToken
from sahienglish.core import clock
from sahienglish.core.errors import Presented, TokenInvalid
from sahienglish.database.mongo import Document

ALREADY_ON = "Two-step login is on already. Turn it off before you set up another app."
OFF: Document = {
    "totp_secret": "",
    "second_step_since": None,
    "recovery_codes": [],
    "recovery_codes_made_at": None,
    **attempts.OFF,
}
"""The fields of a `User` without a second step; `totp_step` stays, so that no code works twice."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """The secret for an authenticator app, and the token that completes the set-up."""

    secret: str
    otpauth_uri: str
    qr_svg: str
    enrol_token: str


def state(*, user_id: ObjectId) -> dict[str, Any]:
    """Return which factors the account has, and since when."""
    user = users.require(user_id)
    on = factors.second_step_is_on(user)
    return {
        "second_step": on,
        "totp": {"since": user["second_step_since"]} if on else None,
        "recovery_codes": {"left": len(user["recovery_codes"]), "made_at": user["recovery_codes_made_at"]}
        if on
        else None,
        "methods": factors.methods_of(user),
    }


def begin(*, user_id: ObjectId) -> Enrolment:
    """Return a new secret, of which nothing is stored yet. Raises `SecondStepConflict`."""
    user = users.require(user_id)
    if factors.second_step_is_on(user):
        raise SecondStepConflict(ALREADY_ON)
    secret = totp.new_secret()
    sealed = encryption.encrypt(secret, user_id=user_id)
    token = EnrolToken.issue(sub=str(user_id), tv=user["token_version"], secret=sealed)
    return _enrolment(secret, token, user)


def begin_again(*, user_id: ObjectId, enrol_token: str) -> Enrolment:
    """Return the same secret again to a user who mistyped its code, or a new one if the set-up has expired.

    Raises `SecondStepConflict`.
    """
    user = users.require(user_id)
    with suppress(TokenInvalid):
        token = EnrolToken.read(enrol_token)
        if _belongs(token, user) and not factors.second_step_is_on(user):
            secret, _ = encryption.decrypt(token.secret, user_id=user_id)
            return _enrolment(secret, enrol_token, user)
    return begin(user_id=user_id)


def turn_on(
    *,
    user_id: ObjectId,
    enrol_token: str,
    code: str,
    revoke_api_keys: bool,
    methods: list[str],
    client: Client,
) -> tuple[list[str], TokenPair]:
    """Turn the second step on, end every session, and open a fresh one for the caller.

    API keys stay, because programs use them, unless `revoke_api_keys` asks for their end. Returns the
    recovery codes, this once. Raises `MfaInvalid`, `SecondStepConflict`, `TokenInvalid` and `TokenExpired`.
    """
    codes = enable(
        user_id=user_id,
        enrol_token=enrol_token,
        code=code,
        revoke_api_keys=revoke_api_keys,
        client=client,
    )
    version = EnrolToken.read(enrol_token).token_version + 1
    proven = [*dict.fromkeys([*methods, totp.METHOD])]
    return codes, open_fresh(user_id=user_id, token_version=version, methods=proven, client=client)


def enable(
    *, user_id: ObjectId, enrol_token: str, code: str, revoke_api_keys: bool = False, client: Client
) -> list[str]:
    """Turn the second step on and end every session; returns the recovery codes. Raises as `turn_on` does."""
    token = EnrolToken.read(enrol_token)
    user = users.require(user_id)
    if not _belongs(token, user):
        raise TokenInvalid(presented=Presented.AS_INPUT)
    secret, _ = encryption.decrypt(token.secret, user_id=user_id)
    step = totp.step_of(secret, code)
    if step is None:
        raise MfaInvalid
    shown, digests = recovery_codes.generate()
    fields = {
        **OFF,
        **users.NOTHING_PENDING,
        "totp_secret": token.secret,
        "second_step_since": clock.now(),
        "recovery_codes": digests,
        "recovery_codes_made_at": clock.now(),
        **(places.NO_KEYS if revoke_api_keys else {}),
    }
    update = {"$set": fields, "$max": {"totp_step": step}, "$inc": {"token_version": 1}}
    if not users.change(user, update=update, unchanged=totp.IS_OFF):
        raise SecondStepConflict(ALREADY_ON)
    sessions.revoke_all(user_id=user_id, reason=Reason.SECOND_STEP_ON)
    if revoke_api_keys:
        store.forget_all(user_id=user_id)
    audit.record(Kind.SECOND_STEP_ON, user_id=user_id, client=client)
    messages.second_step_on(still_works=besides_password(user_id), **occasion(user, client))
    return shown


def turn_off(user: Document, *, client: Client, kind: Kind = Kind.SECOND_STEP_OFF) -> bool:
    """Turn the second step off and forget the recovery codes; tells whether it was on."""
    if not users.change(user, update={"$set": OFF}, unchanged=totp.IS_ON):
        return False
    audit.record(kind, user_id=user["_id"], client=client)
    messages.second_step_off(**occasion(user, client))
    return True


def turn_off_own(*, session: Mapping[str, Any], client: Client) -> None:
    """Turn the second step off for the user of a session, any number of times."""
    turn_off(users.of_session(session), client=client)


def make_recovery_codes(*, session: Mapping[str, Any], client: Client) -> list[str]:
    """Replace the recovery codes and return the new ones, this once. Raises `SecondStepConflict`."""
    user = users.of_session(session)
    shown, digests = recovery_codes.generate()
    fields = {"recovery_codes": digests, "recovery_codes_made_at": clock.now()}
    if not users.change(user, update={"$set": fields}, unchanged=totp.IS_ON):
        raise SecondStepConflict("Recovery codes come with two-step login. Turn it on first.")
    audit.record(Kind.RECOVERY_CODES_MADE, user_id=user["_id"], client=client)
    messages.recovery_codes_made(**occasion(user, client))
    return shown


def _belongs(token: EnrolToken, user: Document) -> bool:
    return (token.user_id, token.token_version) == (user["_id"], user["token_version"])


def _enrolment(secret: bytes, token: str, user: Document) -> Enrolment:
    uri = totp.uri(secret, email=user["email"])
    return Enrolment(totp.shown(secret), uri, totp.qr_svg(uri), token)
