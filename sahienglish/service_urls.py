"""The addresses of the service, and what the host of an address is."""

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
"""Ports that browsers leave out of an origin."""


def is_loopback(host: str) -> bool:
    """Tell whether a host, by name or IP address, is this machine, so that nothing leaves it."""
    address = _as_address(host.strip("[]"))
    return address.is_loopback if address else host == "localhost"


def origin_of(url: str) -> str:
    """Return the origin of a URL as browsers write it: without the scheme's own port."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.removesuffix(f':{DEFAULT_PORTS[parts.scheme]}')}"


def host_in_url(host: str) -> str:
    """Return a host as it stands before a port: IPv6 in brackets (RFC 3986 §3.2.2)."""
    address = _as_address(host)
    return f"[{host}]" if isinstance(address, IPv6Address) else host


def local_url(host: str, port: int) -> str:
    """Return where this machine reaches a server that listens on `host`; a wildcard leads nowhere itself."""
    address = _as_address(host)
    reached = "localhost" if address and address.is_unspecified else host_in_url(host)
    return f"http://{reached}:{port}"


def passkey_site(url: str) -> tuple[str, str]:
    """Return the relying party id and the origin of passkeys for the service at `url` (WebAuthn §5.1.2).

    Browsers know no passkeys for IP addresses; a loopback address is also called localhost.
    """
    parts = urlsplit(url)
    host = "localhost" if is_loopback(parts.hostname or "") else parts.hostname or ""
    port = f":{parts.port}" if parts.port else ""
    return host, f"{parts.scheme}://{host_in_url(host)}{port}"


def _as_address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
