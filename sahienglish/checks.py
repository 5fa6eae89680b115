"""System checks: what production refuses to start with."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register, run_checks
from django.core.checks import Warning as CheckWarning

TAG = "sahienglish"
SECRET_MIN_BYTES = {"HS256": 32, "HS384": 48, "HS512": 64}
"""RFC 7518 §3.2: a key has at least as many bits as the hash it is used with."""

PLACEHOLDERS = ("change", "secret", "example", "placeholder", "your-", "your_")


@register(TAG)
def signing_keys(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a signing key that is missing, short, or copied from an example."""
    found: list[CheckMessage] = []
    if settings.JWT_SECRET_KEY:
        found += _weaknesses("JWT_SECRET_KEY", settings.JWT_SECRET_KEY, hint=_HOW_TO_MAKE_ONE)
    else:
        found.append(Error("JWT_SECRET_KEY is not set.", hint=_HOW_TO_MAKE_ONE, id="sahienglish.E001"))
    for position, secret in enumerate(settings.JWT_PREVIOUS_SECRET_KEYS, start=1):
        found += _weaknesses(f"JWT_PREVIOUS_SECRET_KEYS, key {position},", secret, hint=_AS_GOOD_AS_PRESENT)
    return found


def _weaknesses(name: str, secret: str, *, hint: str) -> list[CheckMessage]:
    least = SECRET_MIN_BYTES[settings.JWT_ALGORITHM]
    if len(secret.encode()) < least:
        message = f"{name} is shorter than the {least} bytes that {settings.JWT_ALGORITHM} needs."
        return [Error(message, hint=hint, id="sahienglish.E002")]
    if settings.PRODUCTION and (len(set(secret)) < 10 or any(p in secret.lower() for p in PLACEHOLDERS)):
        return [Error(f"{name} is a placeholder.", hint=hint, id="sahienglish.E003")]
    return []


_HOW_TO_MAKE_ONE = "Make one: python -c 'import secrets; print(secrets.token_urlsafe(48))'"
_AS_GOOD_AS_PRESENT = (
    "Anyone who guesses a previous key can sign for any account. Leave it out; users log in again."
)


@register(TAG)
def production(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Reject settings that are fit for development only."""
    if not settings.PRODUCTION:
        return []
    found: list[CheckMessage] = []
    if not settings.MONGODB_URL:
        hint = "The embedded database is for development: set the address of a MongoDB."
        found.append(Error("MONGODB_URL is not set.", hint=hint, id="sahienglish.E004"))
    if not settings.APP_URL.startswith("https://"):
        hint = "Links in e-mails lead there: set the public https address."
        found.append(Error("APP_URL is not an https address.", hint=hint, id="sahienglish.E005"))
    if settings.CORS_ALLOW_ALL_ORIGINS or "*" in settings.CORS_ALLOWED_ORIGINS:
        hint = "List the origins of your web apps in CORS_ALLOWED_ORIGINS."
        found.append(Error("CORS is open to every origin.", hint=hint, id="sahienglish.E006"))
    if not settings.SMTP_HOST:
        hint = "Without e-mail, users cannot confirm an address or reset a password: set SMTP_HOST."
        found.append(Error("No mail server is set.", hint=hint, id="sahienglish.E007"))
    return found


LOCAL_CACHES = ("django.core.cache.backends.locmem.", "django.core.cache.backends.dummy.")
"""Caches without a connection that Django would have to close after a request."""


@register(TAG)
def disconnected_signals(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Reject a cache server or a second database, which need the signals that `apps.py` disconnects."""
    found: list[CheckMessage] = []
    hint = "Connect Django's request signals again in sahienglish/apps.py, and measure what they cost."
    if any(not cache["BACKEND"].startswith(LOCAL_CACHES) for cache in settings.CACHES.values()):
        message = "A cache server is configured, but its connections are never closed after a request."
        found.append(Error(message, hint=hint, id="sahienglish.E008"))
    if len(settings.DATABASES) > 1:
        message = "A second database is configured, but old connections are never closed after a request."
        found.append(Error(message, hint=hint, id="sahienglish.E009"))
    return found


TESTED_UVICORN = "0.54."


@register(TAG)
def uvicorn_version(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Warn about a uvicorn whose private attributes `http_server` has not been tested with."""
    installed = version("uvicorn")
    if installed.startswith(TESTED_UVICORN):
        return []
    message = f"uvicorn {installed} is installed; the connection limits were tested with {TESTED_UVICORN}x."
    hint = "Run tests/http_server, then set TESTED_UVICORN in sahienglish/checks.py."
    return [CheckWarning(message, hint=hint, id="sahienglish.W001")]


@register(TAG)
def unknown_settings(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Warn about names in `.env` that no setting has, which are usually misspelt."""
    return [
        CheckWarning(
            f"{name} in the environment file is not a setting.",
            hint=f"Did you mean {meant}?" if meant else "See .env.example for every setting.",
            id="sahienglish.W002",
        )
        for name, meant in settings.UNKNOWN_SETTINGS.items()
    ]


def refuse_mistakes() -> None:
    """End the process, naming each mistake, when a server is started past `manage.py`."""
    mistakes = [str(message) for message in run_checks(tags=[TAG]) if message.is_serious()]
    if mistakes:
        raise SystemExit("SahiEnglish cannot start:\n" + "\n".join(mistakes))
