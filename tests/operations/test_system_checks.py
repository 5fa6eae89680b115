"""System checks that guard the mechanisms of our own."""

from typing import Any

import pytest
from django.core.checks import run_checks
from pytest_django import Settings

from sahienglish import checks


def ids() -> set[str | None]:
    return {message.id for message in run_checks(tags=[checks.TAG])}


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
