"""System checks of the writing tools."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.module_loading import import_string

from sahienglish.checks import TAG
from sahienglish.operations import health


@register(TAG)
def provider(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a provider that lacks its setting, or one of one's own that cannot be imported."""
    if missing := health.provider_lacks():
        message = f"AI_PROVIDER={settings.AI_PROVIDER} needs {missing}."
        hint = f"Set {missing}, or leave AI_PROVIDER out: what is set up is taken, else the offline checker."
        return [Error(message, hint=hint, id="ai_tools.E002")]
    if "." not in settings.AI_PROVIDER:
        return []
    try:
        import_string(settings.AI_PROVIDER)
    except ImportError as error:
        hint = "docs/providers.md shows how to add a provider."
        return [Error(f"AI_PROVIDER cannot be imported: {error}", hint=hint, id="ai_tools.E001")]
    return []
