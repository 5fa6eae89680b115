"""The network address a request really came from."""

import re
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

HOP_WITH_PORT = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::[0-9]+)?|([0-9.]+):[0-9]+")


def client_address(request: HttpRequest) -> str:
    """Return the caller's address: the socket's, or what trusted proxies say they forwarded for.

    `X-Forwarded-For` is read from the right and only while each hop is in `TRUSTED_PROXIES`, so
    that nothing a client writes there counts.
    """
    peer: str = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    while hops and _is_one_of(peer, tuple(settings.TRUSTED_PROXIES)):
        hop = _without_port(hops.pop())
        if _parsed(hop) is None:
            break
        peer = hop
    return str(_parsed(peer) or peer)


def _without_port(hop: str) -> str:
    """Return the address of a hop; some proxies write `192.0.2.1:4711` or `[2001:db8::1]:4711`."""
    found = HOP_WITH_PORT.fullmatch(hop)
    return (found[1] or found[2]) if found else hop


def limit_key(address: str) -> str:
    """Return what rate limits count by: an IPv4 address, or the /64 an IPv6 caller controls."""
    parsed = _parsed(address)
    if isinstance(parsed, IPv6Address):
        return str(IPv6Network((parsed, 64), strict=False))
    return address


@lru_cache(maxsize=1024)
def _is_one_of(address: str, networks: tuple[str, ...]) -> bool:
    parsed = _parsed(address)
    return parsed is not None and any(parsed in ip_network(network) for network in networks)


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        parsed = ip_address(address)
    except ValueError:
        return None
    return parsed.ipv4_mapped or parsed if isinstance(parsed, IPv6Address) else parsed
