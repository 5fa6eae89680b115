"""The way to a provider and back: the authorisation code flow with PKCE (RFC 6749 §4.1, RFC 9700 §2.1)."""

import hashlib
import secrets
from dataclasses import asdict
from datetime import timedelta
from typing import Any, TypedDict
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from accounts import one_time_tokens
from accounts.errors import ProviderLoginInvalid, ProviderUnavailable
from accounts.oidc import discovery, id_tokens, pkce, token_endpoint
from accounts.oidc.providers import Provider
from accounts.one_time_tokens import Purpose
from sahienglish.core import thread_pool
from sahienglish.core.errors import FieldError, InvalidInput

STATE_LIFETIME = timedelta(minutes=10)
"""How long a user may take at the provider."""

CODE_LIFETIME = timedelta(seconds=60)
SCOPE = "openid email profile"
WANTED_CLAIMS = '{"id_token":{"email":null,"email_verified":null,"name":null}}'
PASSED_ON = frozenset({"access_denied", "temporarily_unavailable"})
"""Errors of a provider that an app can do something about (RFC 6749 §4.1.2.1); others are ours to solve."""


class Return(TypedDict):
    """What a provider sends the browser back with (RFC 6749 §4.1.2, RFC 9207)."""

    state: str
    code: str
    error: str
    iss: str


async def begin(
    provider: Provider, *, redirect_uri: str, code_challenge: str, state: str, link: bool, browser: str
) -> str:
    """Return the URL at the provider to which the browser goes.

    `redirect_uri`, `code_challenge` and `state` are the app's own. `browser` is the value of its cookie.
    """
    if redirect_uri not in settings.OIDC_REDIRECT_URIS:
        message = "This redirect URI is not in OIDC_REDIRECT_URIS."
        raise InvalidInput(errors=[FieldError("redirect_uri", "invalid", message)])
    published = await discovery.metadata(provider)
    verifier, nonce = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    app = {"redirect_uri": redirect_uri, "code_challenge": code_challenge, "state": state, "link": link}
    ours = {
        "provider": provider.name,
        "verifier": verifier,
        "nonce": nonce,
        "browser": hashlib.sha256(browser.encode()).hexdigest(),
    }
    query = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": provider.callback_uri,
        "scope": SCOPE,
        "state": await thread_pool.run(
            one_time_tokens.issue,
            purpose=Purpose.OIDC_STATE,
            lifetime=STATE_LIFETIME,
            data=ours | {"app": app},
        ),
        "nonce": nonce,
        "code_challenge": pkce.challenge_of(verifier),
        "code_challenge_method": "S256",
    }
    if published.takes_claims:
        # A provider may otherwise keep them for its user info endpoint (OpenID Connect Core §5.4).
        query["claims"] = WANTED_CLAIMS
    return _with_query(published.authorization_endpoint, query)


async def finish(provider: Provider, returned: Return, *, browser: str) -> str:
    """Return the URL of the app to which the browser goes, with a one-time code or an error.

    Raises `ProviderLoginInvalid` if this browser has not begun the login: nothing is known then of an app
    that could be told.
    """
    flow = await thread_pool.run(one_time_tokens.redeem, returned["state"], purpose=Purpose.OIDC_STATE)
    if (
        flow is None
        or flow["provider"] != provider.name
        or flow["browser"] != hashlib.sha256(browser.encode()).hexdigest()
    ):
        raise ProviderLoginInvalid("Go back to the page where you chose the provider, and try again.")
    app = flow["app"]
    try:
        answer = await _result(provider, returned, flow)
    except ProviderUnavailable:
        answer = {"error": "temporarily_unavailable"}
    return _with_query(app["redirect_uri"], answer | ({"state": app["state"]} if app["state"] else {}))


async def _result(provider: Provider, returned: Return, flow: dict[str, Any]) -> dict[str, str]:
    published = await discovery.metadata(provider)
    if (published.names_itself or returned["iss"]) and returned["iss"] != provider.issuer:
        # The response of another server: using its code would give that server the verifier (RFC 9207).
        return {"error": "server_error"}
    if error := returned["error"]:
        return {"error": error if error in PASSED_ON else "server_error"}
    token = await token_endpoint.exchange(
        provider, published, code=returned["code"], verifier=flow["verifier"]
    )
    claims = await id_tokens.validate(token, provider=provider, nonce=flow["nonce"])
    code = await thread_pool.run(
        one_time_tokens.issue,
        purpose=Purpose.OIDC_CODE,
        lifetime=CODE_LIFETIME,
        data={"provider": provider.name, "claims": asdict(claims), "app": flow["app"]},
    )
    return {"code": code}


def _with_query(url: str, query: dict[str, str]) -> str:
    parts = urlsplit(url)
    joined = "&".join(filter(None, (parts.query, urlencode(query))))
    return parts._replace(query=joined).geturl()
