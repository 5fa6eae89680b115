"""The vendors of language models, chosen by `AI_PROVIDER`; `docs/providers.md` shows how to add one."""

from django.conf import settings
from django.utils.module_loading import import_string

from ai_tools.errors import NotConfigured
from ai_tools.providers.base import LanguageModel

BUILT_IN = {
    "gemini": "ai_tools.providers.gemini.Gemini",
    "openai": "ai_tools.providers.openai_compatible.OpenAICompatible",
}
OFFLINE = "offline"
OFFLINE_MODEL = "harper"
OFFLINE_DIALECT = "en-US"
"""What counts as right offline when nothing is said."""


def chosen() -> str:
    """Return the name of the provider in use: what `AI_PROVIDER` says, or what `auto` comes to."""
    if settings.AI_PROVIDER != "auto":
        return str(settings.AI_PROVIDER)
    if settings.GEMINI_API_KEY:
        return "gemini"
    return "openai" if settings.OPENAI_BASE_URL else OFFLINE


def language_model() -> LanguageModel:
    """Connect the chosen language model; raises `NotConfigured` naming the setting that is missing."""
    name = chosen()
    if name == OFFLINE:
        raise NotConfigured(
            "This tool needs a language model: set GEMINI_API_KEY, or OPENAI_BASE_URL and OPENAI_MODEL."
        )
    model: LanguageModel = import_string(BUILT_IN.get(name, name))()
    return model
