"""Which limits each flow counts against, by client address.

No limit counts the requests of all clients at one account: a stranger could use that limit up. The bounds
of each account (failed logins, wrong codes, e-mails) are counted by `lockout`, `reset_codes` and
`emails.daily_cap`, each of which leaves the user a way in.
"""

from bson import ObjectId
from django.conf import settings

from accounts.guessing.failure_counts import MAX_FAILURES_A_DAY
from accounts.request_client import Client
from sahienglish.core.errors import RateLimited
from sahienglish.core.ip_addresses import limit_key
from sahienglish.database.mongo import Document
from sahienglish.rate_limits.limits import Limit, Taken, hit

MINUTE, QUARTER, HOUR, DAY = 60, 15 * 60, 60 * 60, 24 * 60 * 60


def succeed(taken: Taken, *, client: Client) -> None:
    """Give back what a success counted for the client address: a class of thirty shares one router.

    The account keeps its count of this client, which bounds the sessions that it can open.
    """
    taken(_key_of(client))


def hit_login(*, client: Client, email: str, device: str | None) -> Taken:
    """Count a try to log in; what it returns takes that back. Raises `RateLimited`. So do all of these.

    `device` is the one that `known_devices` recognises.
    """
    return _hit(_login(), client=client, account=email, device=device)


def hit_register(*, client: Client) -> Taken:
    """Count a registration."""
    return _hit_client([Limit("register", settings.REGISTER_RATE_LIMIT_PER_HOUR, HOUR)], client)


def hit_resend_verification(*, client: Client) -> Taken:
    """Count a request for a fresh link, as rare a thing as a forgotten password."""
    return _hit_client(_mailed("resend_verification"), client)


def hit_forgot_password(*, client: Client) -> Taken:
    """Count a request for a code."""
    return _hit_client(_mailed("forgot_password"), client)


def hit_verify_otp(*, client: Client, email: str, device: str | None) -> Taken:
    """Count a code that is tried."""
    limit = Limit("verify_otp", settings.VERIFY_OTP_RATE_LIMIT_PER_HOUR, HOUR)
    return _hit([limit], client=client, account=email, device=device)


def hit_password_check(user: Document) -> Taken:
    """Count a current password that is asked for again, which a stolen access token could try to guess.

    Ending all tokens starts the count again: a thief must not use up what the user needs right after that.
    All together are as few as a day's failed logins.
    """
    account = f"password:{user['_id']}"
    here = f"{account} {user['token_version']}"
    in_a_day = Limit("password_check", MAX_FAILURES_A_DAY, DAY)
    return hit(*((limit, here) for limit in _login()), (in_a_day, account))


def hit_passkey(*, client: Client) -> Taken:
    """Count a challenge or a response of a login with a passkey, by client only.

    A passkey cannot be guessed, and an account that is named without proof must not be locked by it.
    """
    return _hit_client([Limit("passkey", settings.PASSKEY_RATE_LIMIT_PER_MINUTE, MINUTE)], client)


def is_first_wrong_passkey(*, user_id: ObjectId, passed: str) -> bool:
    """Count a wrong passkey; tells whether it was the first within a quarter of an hour.

    Those that came after a password, a provider or in a session (`passed`) are counted apart.
    """
    # Wrong passkeys lock nothing, so that nothing else would end the e-mails about them.
    try:
        hit((Limit("wrong_passkey", 1, QUARTER), f"account:{user_id} {passed}"))
    except RateLimited:
        return False
    return True


def hit_provider_login(*, client: Client) -> Taken:
    """Count a step of a login with another provider."""
    return _hit_client([Limit("oidc", settings.OIDC_RATE_LIMIT_PER_MINUTE, MINUTE)], client)


def _hit_client(limits: list[Limit], client: Client) -> Taken:
    return hit(*((limit, _key_of(client)) for limit in limits))


def _key_of(client: Client) -> str:
    return f"client:{limit_key(client.ip)}"


def _login() -> list[Limit]:
    return [
        Limit("login", settings.LOGIN_RATE_LIMIT_PER_MINUTE, MINUTE),
        Limit("login", settings.LOGIN_RATE_LIMIT_PER_HOUR, HOUR),
    ]


def _mailed(name: str) -> list[Limit]:
    return [
        Limit(name, settings.FORGOT_PASSWORD_RATE_LIMIT_PER_15MIN, QUARTER),
        Limit(name, settings.FORGOT_PASSWORD_RATE_LIMIT_PER_HOUR, HOUR),
    ]


def _hit(limits: list[Limit], *, client: Client, account: str, device: str | None) -> Taken:
    # An account counts each client and each known device apart: strangers use up nothing of its user's.
    here = f"device:{device}" if device else f"account:{account} {limit_key(client.ip)}"
    keys = (_key_of(client), here)
    return hit(*((limit, key) for limit in limits for key in keys))
