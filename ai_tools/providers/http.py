"""The one HTTP client to model servers: a bounded pool of connections for each process."""

import logging

import aiohttp
from django.conf import settings

from ai_tools import errors
from ai_tools.providers.base import refusal
from sahienglish.core.errors import Problem
from sahienglish.event_loops import PerEventLoop

CONNECT_SECONDS = 5
KEEP_ALIVE_SECONDS = 60
REDIRECTS = frozenset({301, 302, 303, 307, 308})

logger = logging.getLogger(__name__)


def session() -> aiohttp.ClientSession:
    """Return the running event loop's session, opened by the first call.

    No more connections than calls in flight; the caller limits the time.
    """
    return _session.current()


async def close() -> None:
    """Close the running event loop's session, if it has one."""
    if (opened := _session.take()) is not None:
        await opened.close()


def broken(error: Exception) -> Problem:
    """Return the problem that stands for a connection that failed."""
    if isinstance(error, aiohttp.TooManyRedirects):
        return refusal(error.status, reason="a redirect, which is not followed", retry_after=None)
    logger.warning("no answer from the model server: %s", type(error).__name__)
    if isinstance(error, aiohttp.InvalidURL):
        return errors.Misconfigured()
    if isinstance(error, TimeoutError) and not isinstance(error, aiohttp.ConnectionTimeoutError):
        return errors.TimedOut()
    return errors.Unavailable()


async def _refuse_redirects(
    request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """Stop at a redirect: following it would send the key and the text to another host."""
    response = await handler(request)
    if response.status in REDIRECTS:
        response.close()
        raise aiohttp.TooManyRedirects(response.request_info, (), status=response.status)
    return response


def _open() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            limit=settings.AI_MAX_IN_FLIGHT, keepalive_timeout=KEEP_ALIVE_SECONDS, ttl_dns_cache=60
        ),
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": "SahiEnglish/1.0"},
        middlewares=(_refuse_redirects,),
    )


_session = PerEventLoop(_open)
