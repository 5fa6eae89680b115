"""How long a process remembers the route of a path."""

import gc
import weakref

import pytest

from sahienglish.core import routing


def is_remembered(path: str) -> bool:
    """Tell whether the route that was found for a path outlives its request."""
    match = weakref.ref(routing.find(path).match)
    gc.collect()
    return match() is not None


@pytest.fixture(autouse=True)
def nothing_remembered():
    routing.remembered.cache_clear()
    yield
    routing.remembered.cache_clear()


def test_routes_of_ordinary_paths_are_remembered():
    assert is_remembered("/healthz")
    assert routing.find("/healthz") is routing.find("/healthz")


@pytest.mark.parametrize("path", ["/lt/sahi_secret/v2/check", "/lt/sahi_secret/v2/languages/"])
def test_a_key_in_a_path_is_gone_when_its_request_is_over(path):
    assert routing.find(path).match.kwargs
    assert "sahi_secret" not in routing.find(path).loggable_path
    assert not is_remembered(path)
