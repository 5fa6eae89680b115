"""Logging in with address and password."""

from collections.abc import Iterator
from contextlib import contextmanager

from accounts import audit, email_addresses, hashing, limits, lockout, passwords, sessions, users
from accounts.audit import Kind
from accounts.errors import EmailNotVerified, InvalidCredentials
from accounts.limits import GiveBack
from accounts.request_client import Client
from accounts.sessions import TokenPair
from sahienglish.core import metrics
from sahienglish.core.errors import InvalidInput, Problem, RateLimited


def log_in(*, email: str, password: str, client: Client) -> TokenPair:
    """Open a session for whoever knows the password of a verified account; raises as `authenticate` does."""
    with _measured():
        user, stronger_hash = _recognise(email, password, client)
        version = user["token_version"]
        # Opened before the account is asked for the last time: whoever ends its tokens from then on finds it.
        pair = sessions.open(user_id=user["_id"], token_version=version, device=client.device, ip=client.ip)
        try:
            _admit(user, stronger_hash, client)
        except InvalidCredentials:
            sessions.forget(user_id=user["_id"], token_version=version)
            raise
    return pair


def authenticate(*, email: str, password: str, client: Client) -> users.Document:
    """Return the verified account whose password this is, however the person came here.

    Raises `InvalidCredentials`, `EmailNotVerified` (to who knows the password), `AccountLocked`,
    `RateLimited` and `Overloaded`.
    """
    with _measured():
        user, stronger_hash = _recognise(email, password, client)
        _admit(user, stronger_hash, client)
    return user


@contextmanager
def _measured() -> Iterator[None]:
    """Count how a login ends."""
    try:
        yield
    except Problem as problem:
        metrics.count_login(outcome=problem.code)
        raise
    metrics.count_login(outcome="ok")


def _recognise(email: str, password: str, client: Client) -> tuple[users.Document, str | None]:
    """Return the account whose password this is, and a hash of today's strength where its own is weaker."""
    email, password = _canonical(email), passwords.normalise(password)
    give_back = _hit_limits(email, client)
    with hashing.place(otherwise=give_back):
        user = _reserve_attempt(email, client)
        right, outdated = hashing.check(password, user["password"] if user else None)
        stronger_hash = hashing.make(password) if right and outdated else None
    if user is None or not right or not user["is_active"]:
        _record(Kind.LOGIN_FAILED, user, client)
        raise InvalidCredentials
    if not user["is_email_verified"]:
        users.note_login(user, password_hash=stronger_hash)
        raise EmailNotVerified("Open the link in the mail you got, or ask for a fresh one.")
    return user, stronger_hash


def _admit(user: users.Document, stronger_hash: str | None, client: Client) -> None:
    """Take the attempt back, unless somebody ended the account or its tokens since it was read."""
    if not users.note_login(user, password_hash=stronger_hash):
        _record(Kind.LOGIN_FAILED, user, client)
        raise InvalidCredentials
    _record(Kind.LOGGED_IN, user, client)


def _canonical(email: str) -> str:
    """Return the address's canonical form; what is none belongs to nobody."""
    try:
        return email_addresses.canonical(email)
    except InvalidInput as error:
        raise InvalidCredentials from error


def _hit_limits(email: str, client: Client) -> GiveBack:
    """Count the try against the limits; an address that is locked says so also to who is over them."""
    try:
        return limits.hit_login(client=client, email=email)
    except RateLimited as error:
        attempt = lockout.look(email=email)
        raise attempt.problem() if attempt.locked else error from None


def _reserve_attempt(email: str, client: Client) -> users.Document | None:
    attempt = lockout.reserve(email=email)
    if attempt.locked:
        _record(Kind.LOGIN_REFUSED, attempt.user, client)
        raise attempt.problem()
    return attempt.user


def _record(kind: Kind, user: users.Document | None, client: Client) -> None:
    audit.record(kind, user_id=user["_id"] if user else None, client=client)
