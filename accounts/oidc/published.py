"""Fetching what a provider publishes: its configuration and its keys (OpenID Connect Discovery 1.0)."""

import logging
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from accounts.errors import ProviderUnavailable
from accounts.oidc import http
from accounts.oidc.providers import Provider
from sahienglish.service_urls import is_loopback

ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
BASIC = "client_secret_basic"
WELL_KNOWN = "/.well-known/openid-configuration"

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


async def fetch_metadata(provider: Provider) -> Metadata:
    """Return a provider's configuration. Raises `ProviderUnavailable` if it is not safe to use."""
    found = await http.get_json(provider.issuer.removesuffix("/") + WELL_KNOWN)
    authorization, token, keys_at = (found.get(name) for name in ENDPOINTS)
    challenges = found.get("code_challenge_methods_supported") or ["S256"]
    # Compared to the letter (§4.3): another issuer's configuration would send users and codes elsewhere.
    is_usable = found.get("issuer") == provider.issuer and "S256" in challenges
    if not (is_usable and is_safe(authorization) and is_safe(token) and is_safe(keys_at)):
        logger.warning("the configuration of the provider %s cannot be used", provider.name)
        raise ProviderUnavailable
    methods = found.get("token_endpoint_auth_methods_supported") or [BASIC]
    names_itself = found.get("authorization_response_iss_parameter_supported") is True
    takes_claims = found.get("claims_parameter_supported") is True
    return Metadata(
        str(authorization), str(token), str(keys_at), names_itself, BASIC in methods, takes_claims
    )


async def fetch_keys(published: Metadata) -> list[dict[str, Any]]:
    """Return a provider's keys. Raises `ProviderUnavailable`."""
    found = (await http.get_json(published.jwks_uri)).get("keys")
    return [key for key in found if isinstance(key, dict)] if isinstance(found, list) else []


def is_safe(endpoint: Any) -> bool:
    """Tell whether secrets and users may be sent there: over TLS, or to this machine."""
    if not isinstance(endpoint, str):
        return False
    parts = urlsplit(endpoint)
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
