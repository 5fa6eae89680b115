"""Logging in with address and password."""

from accounts import addresses, audit, hashing, limits, lockout, passwords, sessions, users
from accounts.audit import Kind
from accounts.clients import Client
from accounts.errors import EmailNotVerified, InvalidCredentials
from accounts.sessions import TokenPair
from sahienglish.common import measures
from sahienglish.common.errors import InvalidInput, Problem, RateLimited


def log_in(*, email: str, password: str, client: Client) -> TokenPair:
    """Open a session for whoever knows the password of a verified account; raises as `authenticate` does."""
    user = authenticate(email=email, password=password, client=client)
    return sessions.open(
        user_id=user["_id"], token_version=user["token_version"], device=client.device, ip=client.ip
    )


def authenticate(*, email: str, password: str, client: Client) -> users.Document:
    """Return the verified account whose password this is, however the person came here.

    Raises `InvalidCredentials`, `EmailNotVerified` (to who knows the password), `AccountLocked`,
    `RateLimited` and `Overloaded`.
    """
    try:
        user = _authenticate(_canonical(email), passwords.normalise(password), client)
    except Problem as problem:
        measures.count_login(outcome=problem.code)
        raise
    measures.count_login(outcome="ok")
    _record(Kind.LOGGED_IN, user, client)
    return user


def _canonical(email: str) -> str:
    """Return the address's canonical form; what is none belongs to nobody."""
    try:
        return addresses.canonical(email)
    except InvalidInput as error:
        raise InvalidCredentials from error


def _authenticate(email: str, password: str, client: Client) -> users.Document:
    _hit_limits(email, client)
    with hashing.place():
        user = _reserve_attempt(email, client)
        right, outdated = hashing.check(password, user["password"] if user else None)
        stronger_hash = hashing.make(password) if right and outdated else None
    if user is None or not right or not user["is_active"]:
        _record(Kind.LOGIN_FAILED, user, client)
        raise InvalidCredentials
    users.note_login(user, password_hash=stronger_hash)
    if not user["is_email_verified"]:
        raise EmailNotVerified("Open the link in the mail you got, or ask for a fresh one.")
    return user


def _hit_limits(email: str, client: Client) -> None:
    """Count the try against the limits; an address that is locked says so also to who is over them."""
    try:
        limits.hit_login(client=client, email=email)
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
