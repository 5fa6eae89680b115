"""The first step of a login: e-mail address and password."""

from accounts import audit, email_addresses, hashing, passwords, users
from accounts.audit import Kind
from accounts.errors import EmailNotVerified, InvalidCredentials
from accounts.guessing import known_devices, limits, lockout
from accounts.guessing.lockout import Source
from accounts.request_client import Client
from accounts.users import Acceptance
from sahienglish.core.errors import InvalidInput, RateLimited
from sahienglish.database.mongo import Document
from sahienglish.rate_limits.limits import Taken

METHOD = "password"


def verify_password(*, email: str, password: str, client: Client) -> tuple[Document, Acceptance]:
    """Return the verified account that has this password, and what a later step must accept with it.

    Raises `InvalidCredentials`, `EmailNotVerified` (if the password is right), `AccountLocked`,
    `RateLimited` and `Overloaded`.
    """
    email, password = _canonical(email), passwords.normalise(password)
    source = Source(email, client.ip, known_devices.recognise(client.hint, email=email))
    give_back = _hit_limits(source, client)
    with hashing.place(otherwise=give_back):
        user = _reserve_attempt(source, client)
        right, outdated = hashing.check(password, user["password"] if user else None)
        stronger_hash = hashing.make(password) if right and outdated else None
    if user is None or not right or not user["is_active"]:
        audit.record(Kind.LOGIN_FAILED, user_id=user["_id"] if user else None, client=client)
        raise InvalidCredentials
    limits.succeed(give_back, client=client)
    if stronger_hash:
        users.strengthen_password(user, password_hash=stronger_hash)
    acceptance = lockout.release(source)
    if not user["is_email_verified"]:
        users.accept_step(user, acceptance=acceptance)
        raise EmailNotVerified("Open the link in the e-mail we sent you, or request a new one.")
    return user, acceptance


def _canonical(email: str) -> str:
    """Return the address's canonical form; a text that is no address belongs to no account."""
    try:
        return email_addresses.canonical(email)
    except InvalidInput as error:
        raise InvalidCredentials from error


def _hit_limits(source: Source, client: Client) -> Taken:
    """Count the attempt against the limits; a client over them learns that the address is locked, too."""
    try:
        return limits.hit_login(client=client, email=source.email, device=source.device)
    except RateLimited as error:
        attempt = lockout.look(source)
        raise attempt.problem() if attempt.locked else error from None


def _reserve_attempt(source: Source, client: Client) -> Document | None:
    attempt = lockout.reserve(source)
    if attempt.locked:
        audit.record(Kind.LOGIN_REFUSED, user_id=attempt.user["_id"] if attempt.user else None, client=client)
        raise attempt.problem()
    return attempt.user
