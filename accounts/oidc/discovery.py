"""What a provider publishes about itself: its configuration and its keys (OpenID Connect Discovery 1.0)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from accounts.oidc import published
from accounts.oidc.providers import Provider
from accounts.oidc.published import Metadata
from sahienglish.core import clock

LIFETIME = timedelta(hours=1)
"""How long a configuration and its keys are used before they are fetched again."""


@dataclass(slots=True)
class _Known:
    """What this process knows of a provider, and since when."""

    metadata: Metadata
    keys: list[dict[str, Any]]
    at: datetime


_known: dict[str, _Known] = {}


async def metadata(provider: Provider) -> Metadata:
    """Return a provider's configuration, at most an hour old. Raises `ProviderUnavailable`."""
    return (await _current(provider)).metadata


async def keys(provider: Provider, *, key_id: str | None) -> list[dict[str, Any]]:
    """Return the provider's keys with this id, or all of them if a token names none.

    An unknown id fetches the keys again, once: providers change them without notice.
    """
    known = await _current(provider)
    found = _with_id(known.keys, key_id)
    if not found:
        known.keys = await published.fetch_keys(known.metadata)
        found = _with_id(known.keys, key_id)
    return found


async def _current(provider: Provider) -> _Known:
    known = _known.get(provider.issuer)
    if known is None or known.at + LIFETIME <= clock.now():
        metadata = await published.fetch_metadata(provider)
        known = _Known(metadata, await published.fetch_keys(metadata), clock.now())
        _known[provider.issuer] = known
    return known


def _with_id(found: list[dict[str, Any]], key_id: str | None) -> list[dict[str, Any]]:
    return [key for key in found if key_id is None or key.get("kid") == key_id]
