"""The one middleware every request passes: its id, its log line, its path and its security headers."""

import logging
import re
import time
from collections.abc import Awaitable, Callable
from functools import cache
from typing import TypeAlias

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

from sahienglish.core import metrics, problem_responses, routing
from sahienglish.core.logging import request_ids

GetResponse: TypeAlias = Callable[[HttpRequest], HttpResponseBase]
GetResponseAsync: TypeAlias = Callable[[HttpRequest], Awaitable[HttpResponseBase]]

QUIET_PATHS = frozenset({"/healthz", "/readyz", "/metrics"})
PARAMETER = re.compile(r"\(\?P<(\w+)>[^)]*\)|<(?:\w+:)?(\w+)>")

logger = logging.getLogger("sahienglish.access")


@sync_and_async_middleware
def request_context(get_response: GetResponse) -> GetResponse:
    """Adopt or make the request id, settle the trailing slash, log the outcome."""
    if iscoroutinefunction(get_response):
        return _asynchronous(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        started = _begin(request)
        return _finish(request, get_response(request), started)

    return middleware


def _asynchronous(get_response: GetResponseAsync) -> GetResponse:
    async def middleware(request: HttpRequest) -> HttpResponseBase:
        started = _begin(request)
        return _finish(request, await get_response(request), started)

    return markcoroutinefunction(middleware)  # type: ignore[return-value]


def _begin(request: HttpRequest) -> float:
    request_ids.adopt(request.META.get("HTTP_X_REQUEST_ID"))
    request.path_info = routing.find(request.path_info).path
    return time.perf_counter()


def _finish(request: HttpRequest, response: HttpResponseBase, started: float) -> HttpResponseBase:
    response.headers[request_ids.HEADER] = request_ids.current()
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    if "HTTP_AUTHORIZATION" in request.META or "HTTP_X_SAHI_WEB" in request.META:
        response.headers.setdefault("Cache-Control", "no-store")
    seconds = time.perf_counter() - started
    path = printable(routing.find(request.path_info).loggable_path)
    metrics.count_request(
        method=request.method, route=_route(request), status=response.status_code, seconds=seconds
    )
    logger.log(
        logging.DEBUG if request.path_info in QUIET_PATHS else logging.INFO,
        "%s %s %s",
        request.method,
        path,
        response.status_code,
        extra={
            "method": request.method,
            "path": path,
            "status": response.status_code,
            "milliseconds": round(seconds * 1000, 1),
        },
    )
    return response


def _route(request: HttpRequest) -> str:
    match = request.resolver_match
    if match:
        return route_name(match.route)
    return "refused" if problem_responses.REJECTED_WITH in request.META else "unmatched"


@cache
def route_name(route: str) -> str:
    """Write a URL pattern as the schema does.

    >>> route_name(r"templates/^(?P<template_id>[0-9a-f]{24})/render\\Z"), route_name("admin/<path:url>")
    ('/templates/{template_id}/render', '/admin/{url}')
    >>> route_name(r"^[/]v2/^check/?\\Z")
    '/v2/check'
    """
    named = PARAMETER.sub(lambda found: f"{{{found[1] or found[2]}}}", route)
    bare = named.replace("^", "").removesuffix("$").removesuffix(r"\Z").removesuffix("/?")
    return "/" + bare.removeprefix("[/]?").removeprefix("[/]")


def printable(text: str) -> str:
    """Write what would break or forge a line of the log as Python does.

    >>> print(printable("/one\\ntwo/\u00e9"))
    /one\\ntwo/\u00e9
    """
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)
