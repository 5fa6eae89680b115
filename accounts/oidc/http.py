"""The HTTP client to providers: one pool of connections for each event loop, and nothing without a limit."""

import asyncio
import logging
from typing import Any
from weakref import WeakKeyDictionary

import aiohttp
import orjson

from accounts.errors import ProviderUnavailable
from sahienglish.core.logging import masking

MAX_BYTES = 256 * 1024
"""More than any provider's configuration, keys or token response has."""

TIMEOUT = aiohttp.ClientTimeout(total=10, sock_connect=5)
MAX_CONNECTIONS = 100
RETRY_AFTER_SECONDS = 5

logger = logging.getLogger(__name__)
_sessions: WeakKeyDictionary[asyncio.AbstractEventLoop, aiohttp.ClientSession] = WeakKeyDictionary()


async def get_json(url: str) -> dict[str, Any]:
    """Return the JSON object at a URL. Raises `ProviderUnavailable`."""
    return await _json("GET", url)


async def post_form(url: str, form: dict[str, str], *, headers: dict[str, str]) -> dict[str, Any]:
    """Send a form and return the JSON object of the response. Raises `ProviderUnavailable`."""
    return await _json("POST", url, data=form, headers=headers)


async def close() -> None:
    """Close the running event loop's connections, if it has any."""
    opened = _sessions.pop(asyncio.get_running_loop(), None)
    if opened is not None:
        await opened.close()


async def _json(method: str, url: str, **options: Any) -> dict[str, Any]:
    try:
        # A redirect would carry the client secret to another host.
        async with session().request(method, url, allow_redirects=False, **options) as response:
            body = await _bounded(response)
            found = orjson.loads(body) if response.status == 200 else None
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        raise _unavailable(url, type(error).__name__) from error
    if not isinstance(found, dict):
        raise _unavailable(url, f"status {response.status}")
    return found


async def _bounded(response: aiohttp.ClientResponse) -> bytes:
    body = b""
    async for chunk in response.content.iter_chunked(MAX_BYTES):
        body += chunk
        if len(body) > MAX_BYTES:
            raise ValueError("the response is too large")
    return body


def session() -> aiohttp.ClientSession:
    """Return the running event loop's pool of connections, opened by the first call."""
    loop = asyncio.get_running_loop()
    if loop not in _sessions:
        _sessions[loop] = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=MAX_CONNECTIONS, ttl_dns_cache=60),
            timeout=TIMEOUT,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": "SahiEnglish/1.0", "Accept": "application/json"},
        )
    return _sessions[loop]


def _unavailable(url: str, reason: str) -> ProviderUnavailable:
    logger.warning("the provider at %s cannot be used: %s", masking.url(url), reason)
    return ProviderUnavailable("Try again, or sign in another way.", retry_after=RETRY_AFTER_SECONDS)
