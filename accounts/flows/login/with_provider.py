"""Logging in with the identity that a provider vouches for; a new one makes an account."""

from contextlib import suppress
from datetime import timedelta
from typing import NoReturn

from accounts import audit, email_addresses, one_time_tokens, registrations, users
from accounts.audit import Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.errors import AccountExists, IdentityTaken, InvalidCredentials, ProviderEmailUnverified
from accounts.flows.login import second_factor
from accounts.flows.login.complete import complete
from accounts.guessing import limits
from accounts.oidc import identities, pkce, providers
from accounts.one_time_tokens import Purpose
from accounts.request_client import Client
from accounts.sessions import TokenPair
from sahienglish.core import metrics
from sahienglish.core.errors import InvalidInput, Presented, TokenInvalid
from sahienglish.database import locks
from sahienglish.database.mongo import Document

METHOD = "provider"
LINK_LIFETIME = timedelta(minutes=10)
NAME_LENGTH = 100
LOCK_SECONDS = 10


def exchange(*, code: str, code_verifier: str, client: Client) -> TokenPair | str:
    """Return tokens for the one-time code of a redirect, or a link token if the app asked for one.

    Raises `TokenInvalid` for a code that is unknown, spent, expired or another app's,
    `ProviderEmailUnverified`, `AccountExists`, and `MfaRequired` if the account's second step is on.
    """
    limits.hit_provider_login(client=client)
    with metrics.counted_login():
        # Spent before the verifier is compared: a code admits one try.
        login = one_time_tokens.redeem(code, purpose=Purpose.OIDC_CODE)
        if login is None or not pkce.matches(code_verifier, login["app"]["code_challenge"]):
            raise TokenInvalid(presented=Presented.AS_INPUT)
        if login["app"]["link"]:
            return _link_token(login, account=None)
        user = _account(login, client)
        second_factor.ask(user=user, methods=(METHOD,))
        try:
            return complete(user=user, methods=(METHOD,), client=client)
        except InvalidCredentials as error:
            raise TokenInvalid(presented=Presented.AS_INPUT) from error


def _account(login: Document, client: Client) -> Document:
    """Return the account that has the identity; makes one if there is none."""
    claims = login["claims"]
    if identity := _identity(claims):
        return _owner(identity)
    # Tabs that arrive together wait for the first one, and find its account.
    with locks.held(f"identity {claims['issuer']} {claims['subject']}", wait=LOCK_SECONDS):
        if identity := _identity(claims):
            return _owner(identity)
        return _sign_up(login, client)


def _identity(claims: Document) -> Document | None:
    return identities.find(issuer=claims["issuer"], subject=claims["subject"])


def _owner(identity: Document) -> Document:
    user = users.get(identity["user_id"])
    if user is None or not user["is_email_verified"]:
        raise TokenInvalid("This account cannot sign in.", presented=Presented.AS_INPUT)
    identities.note_use(identity)
    return user


def _sign_up(login: Document, client: Client) -> Document:
    claims = login["claims"]
    email = _confirmed_email(claims)
    # An unconfirmed registration gives way: the provider has just said whose mailbox it is.
    if (owner := registrations.find(email=email)) and not registrations.discard(owner):
        _refuse(login, owner)
    user = users.add_without_password(email=email, full_name=_name(claims["name"]))
    if user is None:  # Registered at this very moment.
        _refuse(login, registrations.find(email=email))
    try:
        identities.link(user["_id"], **_identity_fields(login))
    except IdentityTaken:
        users.remove(user["_id"])
        raise
    audit.record(Kind.REGISTERED_WITH_PROVIDER, user_id=user["_id"], client=client)
    messages.registered_with_provider(
        provider=providers.label_of(login["provider"]), **occasion(user, client)
    )
    return user


def _confirmed_email(claims: Document) -> str:
    if claims["email_verified"]:
        with suppress(InvalidInput):
            return email_addresses.canonical(claims["email"])
    raise ProviderEmailUnverified("Confirm your e-mail address at the provider, or register here.")


def _refuse(login: Document, owner: Document | None) -> NoReturn:
    """Reject a login whose address has an account: that both have one address does not make it theirs."""
    raise AccountExists(
        "Sign in the way you always do, then link the provider.",
        extra={"link_token": _link_token(login, account=owner)},
    )


def _link_token(login: Document, *, account: Document | None) -> str:
    """Return the right to link this identity; to `account` only, if it was refused because of that."""
    return one_time_tokens.issue(
        purpose=Purpose.OIDC_LINK,
        lifetime=LINK_LIFETIME,
        data={"identity": _identity_fields(login), "account": str(account["_id"]) if account else None},
    )


def _identity_fields(login: Document) -> dict[str, str]:
    claims = login["claims"]
    fields = {name: claims[name] for name in ("issuer", "subject", "email")}
    return fields | {"provider": login["provider"]}


def _name(text: str) -> str:
    """Return a provider's name of a user as one of ours: one line, without invisible characters."""
    return " ".join("".join(each for each in text if each.isprintable()).split())[:NAME_LENGTH]
