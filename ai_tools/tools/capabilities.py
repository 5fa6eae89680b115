"""The capabilities of the writing tools: options, limits, and an account's use of the day."""

from typing import Any

from bson import ObjectId
from django.conf import settings

from ai_tools import providers
from ai_tools.errors import NotConfigured
from ai_tools.tools import quota, service
from ai_tools.tools.definitions import TOOLS, Tool
from ai_tools.tools.options import Choice
from sahienglish.core.json import timestamp


def describe() -> dict[str, Any]:
    """Return every tool with its options, and whether the configured provider can serve it."""
    return {
        "provider": providers.chosen(),
        "tools": [
            {
                "name": tool.name,
                "title": tool.title,
                "path": f"/actions/{tool.name}",
                "available": _is_available(tool),
                "options": {
                    option.name: list(option.values) for option in tool.options if isinstance(option, Choice)
                },
            }
            for tool in TOOLS
        ],
        "limits": {
            "characters_per_text": settings.AI_MAX_INPUT_CHARS,
            "seconds_per_call": settings.AI_TIMEOUT_SECONDS,
            "requests_per_day": settings.AI_DAILY_REQUESTS_PER_USER,
            "characters_per_day": settings.AI_DAILY_CHARACTERS_PER_USER,
        },
    }


async def usage(*, user_id: ObjectId) -> dict[str, Any]:
    """Return what the account used of its day, and when the next one begins."""
    day = quota.Day.current(user_id)
    used = await quota.used(day)
    return {
        "requests": {"used": used["requests"], "limit": settings.AI_DAILY_REQUESTS_PER_USER},
        "characters": {"used": used["characters"], "limit": settings.AI_DAILY_CHARACTERS_PER_USER},
        "resets_at": timestamp(day.ends_at),
    }


def _is_available(tool: Tool) -> bool:
    try:
        service.model_for(tool)
    except NotConfigured:
        return False
    return True
