"""System checks that guard the mechanisms of our own."""

from typing import Any

import pytest
from django.core.checks import run_checks
from pytest_django import Settings

from sahienglish import checks


def ids() -> set[str]:
    """Return what the project's own checks find; those of the apps are tested with the apps."""
    found = {message.id for message in run_checks(tags=[checks.TAG])}
    return {each for each in found if each and each.startswith("sahienglish.")}


def test_the_shipped_configuration_passes():
    assert ids() == set()


@pytest.mark.parametrize(
    ("setting", "value", "expected"),
    [
        (
            "CACHES",
            {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}},
            "sahienglish.E008",
        ),
        ("DATABASES", {"default": {}, "reports": {}}, "sahienglish.E009"),
    ],
)
def test_a_configuration_that_needs_the_disconnected_signals_is_an_error(
    settings: Settings, setting: str, value: Any, expected: str
):
    setattr(settings, setting, value)
    assert expected in ids()


def test_another_version_of_uvicorn_is_a_warning(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(checks, "TESTED_UVICORN", "0.1.")
    assert "sahienglish.W001" in ids()


@pytest.mark.parametrize(
    ("setting", "value", "expected"),
    [
        ("APP_URL", "https://api.example.org/app", "E010"),
        ("APP_URL", "https://api.example.org?x=1", "E010"),
        ("APP_URL", "https://user:pass@api.example.org", "E010"),
        ("CORS_ALLOWED_ORIGINS", ["null"], "E011"),
        ("CORS_ALLOWED_ORIGINS", ["https://App.example.org"], "E011"),
        ("CORS_ALLOWED_ORIGINS", ["https://app.example.org:443"], "E011"),
        ("CORS_ALLOWED_ORIGINS", ["https://app.example.org/"], "E011"),
        ("SMTP_FROM_EMAIL", "SahiEnglish", "E012"),
        ("SMTP_PASSWORD", "abcd\u00a0efgh", "E013"),
        ("METRICS_TOKEN", "short", "E014"),
        ("TRUSTED_PROXIES", ["0.0.0.0/0"], "E015"),
        ("TRUSTED_PROXIES", ["::/0"], "E015"),
    ],
)
def test_a_setting_that_is_unsafe_or_cannot_work_is_an_error(
    production: Settings, setting: str, value: Any, expected: str
):
    assert ids() == set()
    setattr(production, setting, value)
    assert ids() == {f"sahienglish.{expected}"}


@pytest.mark.parametrize(
    ("host", "expected"),
    [("smtp.example.org", {"sahienglish.E016"}), ("127.0.0.1", set()), ("localhost", set())],
)
def test_a_password_is_not_sent_in_the_clear(production: Settings, host: str, expected: set[str]):
    production.SMTP_SECURITY, production.SMTP_PASSWORD, production.SMTP_HOST = "none", "secret", host
    assert ids() == expected


@pytest.fixture
def production(settings: Settings) -> Settings:
    """Settings of a production that passes every check."""
    settings.PRODUCTION = True
    settings.APP_URL = "https://api.example.org"
    settings.MONGODB_URL = "mongodb://db.example.org/"
    settings.JWT_SECRET_KEY = "Yk3v0ZqLr8wTn5uXc1Bh7sJd4Mf9Gp2AeQ6oRiKy"
    settings.SMTP_HOST, settings.SMTP_FROM_EMAIL = "smtp.example.org", "no-reply@example.org"
    settings.CORS_ALLOW_ALL_ORIGINS, settings.CORS_ALLOWED_ORIGINS = False, ["https://app.example.org:8443"]
    settings.METRICS_TOKEN = "a token that is long enough"
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    return settings
