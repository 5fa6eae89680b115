"""Visits of the links in e-mails: a program gets JSON, a browser or scanner gets a page with a button."""

from django.http import HttpRequest
from rest_framework.request import Request

PURPOSES = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_MOZ")
SCRIPT_HEADERS = ("HTTP_SEC_FETCH_DEST", "HTTP_ORIGIN", "HTTP_X_REQUESTED_WITH")
"""A browser sends one of them when a script fetches something."""

SCANNERS = ("bot", "crawl", "facebookexternalhit", "preview", "scan", "spider", "whatsapp")
"""What programs that look at links call themselves in `User-Agent`."""


def wants_page(request: HttpRequest | Request) -> bool:
    """Tell whether the visitor gets a page with a button, so that a visit alone changes nothing."""
    headers = request.META
    # A browser that loads a link in advance, or as an image, says what it does and not that it wants a page.
    in_advance = any("prefetch" in headers.get(name, "") for name in PURPOSES)
    by_script = headers.get("HTTP_SEC_FETCH_DEST", "empty") == "empty"
    accept = headers.get("HTTP_ACCEPT", "").lower()
    if in_advance or not by_script or "text/html" in accept:
        return True
    return "json" not in accept and _is_scanner(request)


def _is_scanner(request: HttpRequest | Request) -> bool:
    agent = request.META.get("HTTP_USER_AGENT", "").lower()
    if any(name in agent for name in SCANNERS):
        return True
    # Many scanners pretend to be a browser, but accept anything. So do scripts of pages, and PowerShell.
    by_program = "powershell" in agent or any(name in request.META for name in SCRIPT_HEADERS)
    return agent.startswith("mozilla/") and not by_program
