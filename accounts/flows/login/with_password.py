"""Logging in with a password: the three steps in a row, for the API and for the admin."""

from accounts import users
from accounts.errors import InvalidCredentials, MfaInvalid, MfaRequired
from accounts.flows.login import second_factor
from accounts.flows.login.complete import admit, complete
from accounts.flows.login.verify_password import METHOD, verify_password
from accounts.mfa import factors, recovery_codes, totp
from accounts.mfa.factors import LOGIN
from accounts.request_client import Client
from accounts.sessions import TokenPair
from sahienglish.core import metrics
from sahienglish.database.mongo import Document

LONGEST_TOTP = 10
"""A longer code is a recovery code; six digits may be typed with blanks."""


def log_in(*, email: str, password: str, client: Client) -> TokenPair:
    """Open a session, or raise `MfaRequired`; raises as `verify_password` does, too."""
    with metrics.counted_login():
        user, acceptance = verify_password(email=email, password=password, client=client)
        second_factor.ask(user=user, methods=(METHOD,), acceptance=acceptance)
        return complete(user=user, methods=(METHOD,), client=client, acceptance=acceptance)


def authenticate(*, email: str, password: str, code: str, client: Client) -> Document:
    """Return the account for the admin, which keeps a browser session instead of tokens.

    `code` is of the authenticator app or a recovery code. Raises `MfaRequired` if it is missing.
    """
    with metrics.counted_login():
        user, acceptance = verify_password(email=email, password=password, client=client)
        if factors.second_step_is_on(user):
            users.accept_step(user, acceptance=acceptance)
            _check_code(user, code, client)
        elif not admit(user=user, client=client, acceptance=acceptance):
            raise InvalidCredentials
    return user


def _check_code(user: Document, code: str, client: Client) -> None:
    if not code.strip():
        raise MfaRequired
    method = recovery_codes.METHOD if len(code.strip()) > LONGEST_TOTP else totp.METHOD
    with metrics.counted_second_factor(method):
        acceptance = second_factor.check(
            user, method=method, answer=code, purpose=LOGIN, reference="", client=client
        )
        if not admit(user=user, client=client, acceptance=acceptance):
            raise MfaInvalid
    second_factor.note_used(user, method=method, client=client)
