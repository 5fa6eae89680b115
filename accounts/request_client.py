"""The client of a request: its network address and device, for sessions, limits, audit events and e-mails."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request

from sahienglish.core.ip_addresses import client_address

MAX_DEVICE_LENGTH = 80
UNKNOWN_DEVICE = "Unknown device"
STAFF_DEVICE = "administration"

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
"""Marks in a User-Agent and the browser of each, the more particular first: all claim to be Safari."""

SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)
PRODUCT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]*(?:/[0-9][0-9A-Za-z.]*)?")


@dataclass(frozen=True, slots=True)
class Client:
    """The caller's network address, trusted proxies considered, and a name for the device.

    `hint` is what the device shows to be known from an earlier login (`accounts.guessing.known_devices`).
    """

    ip: str
    device: str
    hint: str = ""


def client_of(request: Request | HttpRequest, *, hint: str = "") -> Client:
    """Return who sent `request`; the page shows its `hint` as a cookie."""
    return Client(
        ip=client_address(request),
        device=device_name(request.META.get("HTTP_USER_AGENT", "")),
        hint=hint or request.COOKIES.get(settings.DEVICE_COOKIE, ""),
    )


def device_name(user_agent: str) -> str:
    """Return a name a user recognises, as in `Firefox on Windows`; no letters that could mislead."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), None)
    system = next((name for mark, name in SYSTEMS if mark in user_agent), None)
    if browser and system:
        return f"{browser} on {system}"
    product = PRODUCT.match(user_agent)
    return product[0].strip()[:MAX_DEVICE_LENGTH] if product else UNKNOWN_DEVICE
