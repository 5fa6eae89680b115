"""System checks of the writing tools, and whether they are ready."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from ai_tools import providers
from sahienglish.checks import TAG


@register(TAG)
def provider(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Reject a provider that lacks a setting, or a class that cannot be imported."""
    try:
        missing = providers.missing_settings()
    except ImportError as error:
        hint = "docs/providers.md shows how to add a provider."
        return [Error(f"AI_PROVIDER cannot be imported: {error}", hint=hint, id="ai_tools.E001")]
    if not missing:
        return []
    needed = " and ".join(missing)
    message = f"AI_PROVIDER={settings.AI_PROVIDER} needs {needed}."
    hint = (
        f"Set {needed}, or leave AI_PROVIDER out: then the service uses what is configured, "
        "or the offline checker."
    )
    return [Error(message, hint=hint, id="ai_tools.E002")]


def readiness() -> str:
    """Return `ok` when the chosen provider of the writing tools has what it needs."""
    try:
        return "not configured" if providers.missing_settings() else "ok"
    except ImportError:
        return "not configured"
