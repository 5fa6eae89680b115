"""What a provider publishes about itself: its configuration and its keys (OpenID Connect Discovery 1.0)."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from accounts.errors import ProviderUnavailable
from accounts.oidc import http
from accounts.oidc.providers import Provider
from sahienglish.core import clock

LIFETIME = timedelta(hours=1)
"""How long a configuration and its keys are used before they are fetched again."""

ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
BASIC = "client_secret_basic"
WELL_KNOWN = "/.well-known/openid-configuration"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a login needs of a provider's configuration."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    names_itself: bool
    """Whether each response of the provider says who it is (RFC 9207)."""

    takes_basic: bool
    """Whether the client secret goes into the `Authorization` header, which is the default."""

    takes_claims: bool
    """Whether it can be asked to put single claims into the ID token (OpenID Connect Core §5.5)."""


@dataclass(slots=True)
class _Known:
    """What this process knows of a provider, and since when."""

    metadata: Metadata
    keys: list[dict[str, Any]]
    at: datetime


_known: dict[str, _Known] = {}


async def metadata(provider: Provider) -> Metadata:
    """Return a provider's configuration, at most an hour old. Raises `ProviderUnavailable`."""
    return (await _current(provider)).metadata


async def keys(provider: Provider, *, key_id: str | None) -> list[dict[str, Any]]:
    """Return the provider's keys with this id, or all of them if a token names none.

    An unknown id fetches the keys again, once: providers change them without notice.
    """
    known = await _current(provider)
    found = _with_id(known.keys, key_id)
    if not found:
        known.keys = await _fetch_keys(known.metadata)
        found = _with_id(known.keys, key_id)
    return found


async def _current(provider: Provider) -> _Known:
    known = _known.get(provider.issuer)
    if known is None or known.at + LIFETIME <= clock.now():
        published = await _fetch_metadata(provider)
        known = _Known(published, await _fetch_keys(published), clock.now())
        _known[provider.issuer] = known
    return known


async def _fetch_metadata(provider: Provider) -> Metadata:
    found = await http.get_json(provider.issuer.removesuffix("/") + WELL_KNOWN)
    authorization, token, keys_at = (found.get(name) for name in ENDPOINTS)
    challenges = found.get("code_challenge_methods_supported") or ["S256"]
    # Compared to the letter (§4.3): another issuer's configuration would send users and codes elsewhere.
    is_usable = found.get("issuer") == provider.issuer and "S256" in challenges
    if not (is_usable and _is_safe(authorization) and _is_safe(token) and _is_safe(keys_at)):
        logger.warning("the configuration of the provider %s cannot be used", provider.name)
        raise ProviderUnavailable
    methods = found.get("token_endpoint_auth_methods_supported") or [BASIC]
    names_itself = found.get("authorization_response_iss_parameter_supported") is True
    takes_claims = found.get("claims_parameter_supported") is True
    return Metadata(
        str(authorization), str(token), str(keys_at), names_itself, BASIC in methods, takes_claims
    )


async def _fetch_keys(published: Metadata) -> list[dict[str, Any]]:
    found = (await http.get_json(published.jwks_uri)).get("keys")
    return [key for key in found if isinstance(key, dict)] if isinstance(found, list) else []


def _with_id(found: list[dict[str, Any]], key_id: str | None) -> list[dict[str, Any]]:
    return [key for key in found if key_id is None or key.get("kid") == key_id]


def _is_safe(endpoint: Any) -> bool:
    if not isinstance(endpoint, str):
        return False
    parts = urlsplit(endpoint)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
