"""Which provider of language models is in use, and what it needs."""

from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from ai_tools.errors import NotConfigured
from ai_tools.providers.base import LanguageModel


class Registered(NamedTuple):
    """A built-in provider; its settings are named here as well, so that asking for them loads no client."""

    path: str
    required_settings: tuple[str, ...]


BUILT_IN = {
    "gemini": Registered("ai_tools.providers.gemini.Gemini", ("GEMINI_API_KEY",)),
    "openai": Registered("ai_tools.providers.openai_compatible.OpenAICompatible", ("OPENAI_BASE_URL",)),
}
"""In the order in which `auto` looks for one that is configured."""

OFFLINE = "offline"
OFFLINE_MODEL = "harper"
OFFLINE_DIALECT = "en-US"
"""The dialect of the offline checker if neither the request nor the user names one."""


def chosen() -> str:
    """Return the name of the provider in use: the one that `AI_PROVIDER` names, or the one `auto` finds."""
    if settings.AI_PROVIDER != "auto":
        return str(settings.AI_PROVIDER)
    configured = (name for name, one in BUILT_IN.items() if not _missing(one.required_settings))
    return next(configured, OFFLINE)


def missing_settings() -> tuple[str, ...]:
    """Return the settings that the provider in use requires and that are empty.

    Raises `ImportError` if the class cannot be imported.
    """
    name = chosen()
    if name == OFFLINE:
        return ()
    if name in BUILT_IN:
        return _missing(BUILT_IN[name].required_settings)
    return _missing(getattr(import_string(name), "required_settings", ()))


def setting(name: str) -> str:
    """Return a setting for a provider: one of `AI_PROVIDER_SETTINGS`, or one of Django's, or nothing."""
    return str(settings.AI_PROVIDER_SETTINGS.get(name) or getattr(settings, name, "") or "")


def language_model() -> LanguageModel:
    """Connect the language model in use; raises `NotConfigured` with the setting that is missing."""
    name = chosen()
    if name == OFFLINE:
        raise NotConfigured(
            "This tool needs a language model: set GEMINI_API_KEY, or OPENAI_BASE_URL and OPENAI_MODEL."
        )
    if missing := missing_settings():
        raise NotConfigured(f"Set {' and '.join(missing)} to use this provider.")
    model: LanguageModel = import_string(BUILT_IN[name].path if name in BUILT_IN else name)()
    return model


def _missing(required: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in required if not setting(name))
