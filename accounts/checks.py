"""System checks of the accounts app: passkeys and sign-in providers."""

from collections.abc import Iterator, Sequence
from ipaddress import ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as CheckWarning

from sahienglish.checks import TAG
from sahienglish.service_urls import is_loopback


@register(TAG)
def providers(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Reject providers that are configured in part, or reached without encryption."""
    found: list[CheckMessage] = []
    for name, provider in settings.OIDC_PROVIDERS.items():
        prefix = f"OIDC_{name.upper()}_"
        needed = ("issuer", "client_id", "client_secret")
        if missing := [prefix + part.upper() for part in needed if not provider[part]]:
            hint = (
                "Set all three, or none of them; the provider shows them when you register SahiEnglish there."
            )
            message = f"The sign-in provider {name} lacks {' and '.join(missing)}."
            found.append(Error(message, hint=hint, id="accounts.E001"))
        elif reason := _issuer_mistake(provider["issuer"]):
            hint = "Copy the issuer exactly as the provider's /.well-known/openid-configuration spells it."
            found.append(Error(f"{prefix}ISSUER {reason}.", hint=hint, id="accounts.E002"))
    return found


@register(TAG)
def redirect_uris(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Reject redirect URIs that could hand a one-time code to anyone on the network (RFC 9700 §2.1)."""
    hint = "Use https, a loopback address, or an app's own scheme such as org.example.app:/signed-in."
    return [
        Error(f"OIDC_REDIRECT_URIS: {uri} {reason}.", hint=hint, id="accounts.E003")
        for uri in settings.OIDC_REDIRECT_URIS
        for reason in _redirect_mistakes(urlsplit(uri))
    ]


@register(TAG)
def relying_party(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Reject passkey origins that browsers would not accept for the relying party id (WebAuthn §5.1.4.1)."""
    hint = "An origin is scheme, host and port; its host is WEBAUTHN_RP_ID or a subdomain of it."
    return [
        Error(
            f"WEBAUTHN_ORIGINS: {origin} does not belong to {settings.WEBAUTHN_RP_ID}.",
            hint=hint,
            id="accounts.E004",
        )
        for origin in settings.WEBAUTHN_ORIGINS
        if not _belongs(origin, settings.WEBAUTHN_RP_ID)
    ]


@register(TAG)
def relying_party_name(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Warn if browsers would offer no passkeys because the site has no name (WebAuthn §5.1.3)."""
    try:
        ip_address(settings.WEBAUTHN_RP_ID.strip("[]"))
    except ValueError:
        return []
    hint = "Give the service a host name in APP_URL, or set WEBAUTHN_RP_ID and WEBAUTHN_ORIGINS."
    message = f"Browsers know no passkeys for an IP address ({settings.WEBAUTHN_RP_ID})."
    return [CheckWarning(message, hint=hint, id="accounts.W001")]


def _issuer_mistake(issuer: str) -> str:
    parts = urlsplit(issuer)
    if parts.query or parts.fragment or not parts.hostname:
        return "is not an address without query and fragment"
    if parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname)):
        return ""
    return "is not an https address"


def _redirect_mistakes(parts: SplitResult) -> Iterator[str]:
    if parts.fragment:
        yield "has a fragment"
    if parts.scheme == "http" and not is_loopback(parts.hostname or "") and settings.PRODUCTION:
        yield "is not an https address"
    if parts.scheme in {"", "javascript", "data"}:
        yield "is not an address that a browser can be sent to"


def _belongs(origin: str, relying_party_id: str) -> bool:
    if origin.startswith("android:apk-key-hash:"):
        return True
    parts = urlsplit(origin)
    host = parts.hostname or ""
    is_origin = bool(parts.scheme) and not (parts.path or parts.query or parts.fragment)
    return is_origin and (host == relying_party_id or host.endswith(f".{relying_party_id}"))
