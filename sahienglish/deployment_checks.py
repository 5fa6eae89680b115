"""System checks of settings that look right and fail, or weaken the service, only when it is in use."""

import re
from collections.abc import Iterator, Sequence
from ipaddress import ip_network
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from email_validator import EmailNotValidError, validate_email

from sahienglish.checks import TAG
from sahienglish.service_urls import DEFAULT_PORTS, is_loopback

METRICS_TOKEN_MIN_LENGTH = 16
LONGEST_PREFIXES = {4: 8, 6: 16}
"""A trusted network that is larger than these is the internet rather than a set of proxies."""

UNUSUAL_SPACE = re.compile(r"[\u00a0\u2000-\u200b\u202f\u3000\ufeff]")


@register(TAG)
def deployment(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Reject settings that cannot work as written, and in production the ones that are unsafe."""
    found = [*_addresses(), *_copied_passwords()]
    return [*found, *_unsafe()] if settings.PRODUCTION else found


def _addresses() -> Iterator[CheckMessage]:
    app_url = urlsplit(settings.APP_URL)
    if app_url.path or app_url.query or app_url.fragment or "@" in app_url.netloc:
        hint = "Set the origin only, such as https://api.example.org."
        yield Error("APP_URL has a path, a query or credentials.", hint=hint, id="sahienglish.E010")
    for origin in settings.CORS_ALLOWED_ORIGINS:
        if origin != "*" and not _is_origin(origin):
            hint = "Browsers send scheme://host[:port] in lower case, without a default port or a path."
            message = f"CORS_ALLOWED_ORIGINS: {origin!r} is not an origin that a browser sends."
            yield Error(message, hint=hint, id="sahienglish.E011")


def _is_origin(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    complete = text == f"{parts.scheme}://{parts.netloc}" and bool(parts.hostname) and "@" not in text
    return complete and text == text.lower() and port != DEFAULT_PORTS.get(parts.scheme, 0)


def _copied_passwords() -> Iterator[CheckMessage]:
    for name in ("SMTP_PASSWORD", "MONGODB_URL", "GEMINI_API_KEY", "OPENAI_API_KEY", "METRICS_TOKEN"):
        if UNUSUAL_SPACE.search(getattr(settings, name)):
            hint = "It was probably copied from a web page. Type the spaces again, or leave them out."
            yield Error(f"{name} contains a no-break space.", hint=hint, id="sahienglish.E013")


def _unsafe() -> Iterator[CheckMessage]:
    try:
        validate_email(settings.SMTP_FROM_EMAIL, check_deliverability=False)
    except EmailNotValidError:
        hint = "Set SMTP_FROM_EMAIL to the address that e-mails are sent from."
        yield Error("The sender of e-mails is not an e-mail address.", hint=hint, id="sahienglish.E012")
    if settings.METRICS_TOKEN and len(settings.METRICS_TOKEN) < METRICS_TOKEN_MIN_LENGTH:
        hint = "Make one: python -c 'import secrets; print(secrets.token_urlsafe(24))'"
        yield Error("METRICS_TOKEN is too short to be secret.", hint=hint, id="sahienglish.E014")
    for proxy in settings.TRUSTED_PROXIES:
        network = ip_network(proxy)
        if network.prefixlen < LONGEST_PREFIXES[network.version]:
            hint = "Any client could then choose its own address. List the networks of your proxies."
            message = f"TRUSTED_PROXIES: {proxy} trusts the whole internet."
            yield Error(message, hint=hint, id="sahienglish.E015")
    exposed = settings.SMTP_SECURITY == "none" and not is_loopback(settings.SMTP_HOST)
    if exposed and settings.SMTP_PASSWORD:
        hint = "Set SMTP_SECURITY to starttls or ssl."
        yield Error("SMTP_PASSWORD would be sent without encryption.", hint=hint, id="sahienglish.E016")
