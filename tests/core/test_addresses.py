"""Whose address a request counts under."""

import pytest
from django.test import RequestFactory

from sahienglish.core.ip_addresses import client_address, limit_key


def address(peer: str, forwarded: str | None = None) -> str:
    request = RequestFactory().get("/", REMOTE_ADDR=peer)
    if forwarded is not None:
        request.META["HTTP_X_FORWARDED_FOR"] = forwarded
    return client_address(request)


def test_without_trusted_proxies_the_socket_decides():
    assert address("203.0.113.9", "1.2.3.4") == "203.0.113.9"


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("6.6.6.6, 198.51.100.7", "198.51.100.7"),
        ("198.51.100.7, 10.0.0.2", "198.51.100.7"),
        ("2001:db8::1", "2001:db8::1"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("198.51.100.7:4711", "198.51.100.7"),
        ("[2001:db8::1]:4711", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("6.6.6.6, 198.51.100.7:80, 10.0.0.2:443", "198.51.100.7"),
        ("198.51.100.7:port", "10.0.0.1"),
        ("junk", "10.0.0.1"),
        ("6.6.6.6, junk", "10.0.0.1"),
        ("", "10.0.0.1"),
    ],
)
def test_a_trusted_proxy_is_believed_and_nothing_to_its_left(settings, forwarded, expected):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    assert address("10.0.0.1", forwarded) == expected


def test_limits_count_an_ipv6_caller_by_the_network_it_owns():
    assert limit_key("2001:db8:1:2:3:4:5:6") == limit_key("2001:db8:1:2::1") == "2001:db8:1:2::/64"
    assert limit_key("198.51.100.7") == "198.51.100.7"
