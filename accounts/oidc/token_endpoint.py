"""Exchanging the code of a provider for an ID token (RFC 6749 §4.1.3)."""

from typing import Any
from urllib.parse import quote

import aiohttp

from accounts.oidc import http
from accounts.oidc.providers import Provider
from accounts.oidc.published import Metadata


async def exchange(provider: Provider, published: Metadata, *, code: str, verifier: str) -> Any:
    """Return the ID token, or None if the response has none. Raises `ProviderUnavailable`."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": provider.callback_uri,
        "code_verifier": verifier,
    }
    headers = {}
    if published.takes_basic:
        # RFC 6749 §2.3.1: both are form-encoded before they become a header.
        named = (quote(provider.client_id, safe=""), quote(provider.client_secret, safe=""))
        headers["Authorization"] = aiohttp.encode_basic_auth(*named)
    else:
        form |= {"client_id": provider.client_id, "client_secret": provider.client_secret}
    return (await http.post_form(published.token_endpoint, form, headers=headers)).get("id_token")
