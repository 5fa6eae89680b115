"""The HTTP client to providers: one pool of connections for each event loop, and nothing without a limit."""

import logging
from typing import Any

import aiohttp
import orjson

from accounts.errors import ProviderUnavailable
from sahienglish.core.logging import masking
from sahienglish.event_loops import PerEventLoop

MAX_BYTES = 256 * 1024
"""More than any provider's configuration, keys or token response has."""

TIMEOUT = aiohttp.ClientTimeout(total=10, sock_connect=5)
MAX_CONNECTIONS = 100
RETRY_AFTER_SECONDS = 5

logger = logging.getLogger(__name__)


async def get_json(url: str) -> dict[str, Any]:
    """Return the JSON object at a URL. Raises `ProviderUnavailable`."""
    return await _json("GET", url)


async def post_form(url: str, form: dict[str, str], *, headers: dict[str, str]) -> dict[str, Any]:
    """Send a form and return the JSON object of the response. Raises `ProviderUnavailable`."""
    return await _json("POST", url, data=form, headers=headers)


async def close() -> None:
    """Close the running event loop's connections, if it has any."""
    if (opened := _session.take()) is not None:
        await opened.close()


async def _json(method: str, url: str, **options: Any) -> dict[str, Any]:
    try:
        # A redirect would carry the client secret to another host.
        async with _session.current().request(method, url, allow_redirects=False, **options) as response:
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


def _open() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=MAX_CONNECTIONS, ttl_dns_cache=60),
        timeout=TIMEOUT,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": "SahiEnglish/1.0", "Accept": "application/json"},
    )


_session = PerEventLoop(_open)


def _unavailable(url: str, reason: str) -> ProviderUnavailable:
    logger.warning("the provider at %s cannot be used: %s", masking.url(url), reason)
    return ProviderUnavailable("Try again, or sign in another way.", retry_after=RETRY_AFTER_SECONDS)
