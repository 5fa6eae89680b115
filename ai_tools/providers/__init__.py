"""The vendors of language models; `docs/providers.md` shows how to add one."""

from ai_tools.providers.registry import (
    OFFLINE,
    OFFLINE_DIALECT,
    OFFLINE_MODEL,
    chosen,
    language_model,
    missing_settings,
    setting,
)

__all__ = [
    "OFFLINE",
    "OFFLINE_DIALECT",
    "OFFLINE_MODEL",
    "chosen",
    "language_model",
    "missing_settings",
    "setting",
]
