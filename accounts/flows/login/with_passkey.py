"""Logging in with a passkey, which names the account and proves two factors at once."""

from typing import Any

from accounts.errors import InvalidCredentials, PasskeyInvalid
from accounts.flows.factors.copied_passkey import copies_reported
from accounts.flows.login.complete import complete
from accounts.guessing import limits
from accounts.mfa.passkeys import options
from accounts.mfa.passkeys.factor import METHOD
from accounts.mfa.passkeys.recognition import recognise
from accounts.one_time_tokens import Purpose
from accounts.request_client import Client
from accounts.sessions import TokenPair
from sahienglish.core import metrics


def offer(*, client: Client) -> tuple[str, dict[str, Any]]:
    """Return a challenge token, and options for any passkey of this site. Raises `RateLimited`."""
    limits.hit_passkey(client=client)
    return options.for_authentication(Purpose.PASSKEY_LOGIN)


def log_in(*, challenge_token: str, credential: dict[str, Any], client: Client) -> TokenPair:
    """Open a session for the account whose passkey answers the challenge.

    Raises `PasskeyInvalid` for every reason alike, and `RateLimited`.
    """
    limits.hit_passkey(client=client)
    with metrics.counted_login():
        with copies_reported(client=client):
            user = recognise(credential, purpose=Purpose.PASSKEY_LOGIN, challenge=challenge_token)
        if not user["is_email_verified"]:
            raise PasskeyInvalid
        try:
            return complete(user=user, methods=(METHOD,), client=client)
        except InvalidCredentials as error:
            raise PasskeyInvalid from error
