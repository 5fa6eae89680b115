"""The start and the end of a worker process: what it loads, and what it closes."""

from contextlib import suppress
from typing import Any

from ai_tools import offline, providers
from ai_tools.errors import NotConfigured
from ai_tools.generation import retry
from ai_tools.providers import http


async def warm_up(**kwargs: Any) -> None:
    """Load the offline checker or the client of the language model before the first request needs it."""
    if providers.chosen() == providers.OFFLINE:
        offline.warm_up()
    else:
        with suppress(NotConfigured):
            retry.current()


async def close_connections(**kwargs: Any) -> None:
    """Close the connections to model servers."""
    await http.close()
