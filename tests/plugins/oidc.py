"""An app whose users sign in with another provider, and that provider."""

import base64
import hashlib
import secrets
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from tests.support.servers import oidc_provider
from tests.support.servers.oidc_provider import Provider

APP = "https://app.example.org/signed-in"
MOBILE = "org.example.app:/signed-in"


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    """A configured provider whose user is Asha."""
    with oidc_provider.running() as running:
        settings.OIDC_PROVIDERS = running.settings()
        settings.OIDC_REDIRECT_URIS = [APP, MOBILE]
        settings.OIDC_RATE_LIMIT_PER_MINUTE = 10_000
        yield running


class App:
    """An app that sends a browser to the provider and gets it back."""

    def __init__(self, api: httpx.Client, provider: Provider, *, redirect_uri: str = APP) -> None:
        self.api, self.provider, self.redirect_uri = api, provider, redirect_uri
        self.verifier = secrets.token_urlsafe(32)

    @property
    def challenge(self) -> str:
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    def start(self, **query: str) -> httpx.Response:
        asked = {"redirect_uri": self.redirect_uri, "code_challenge": self.challenge} | query
        return self.api.get("/auth/oidc/acme/start", params=asked)

    def callback(self, returned: dict[str, str], **cookies: str) -> httpx.Response:
        return self.api.get("/auth/oidc/acme/callback", params=returned)

    def come_back(self, **query: str) -> dict[str, str]:
        """Start, approve at the provider, and return what the app receives."""
        started = self.start(**query)
        assert started.status_code == 302, started.text
        return told(self.callback(self.provider.approve(started.headers["location"])))

    def exchange(self, code: str, **body: str) -> httpx.Response:
        return self.api.post("/auth/oidc/token", json={"code": code, "code_verifier": self.verifier} | body)

    def sign_in(self) -> httpx.Response:
        return self.exchange(self.come_back()["code"])


def told(response: httpx.Response) -> dict[str, str]:
    """Return what a redirect tells the app."""
    assert response.status_code == 302, response.text
    assert response.headers["location"].startswith(APP), response.headers["location"]
    return dict(parse_qsl(urlsplit(response.headers["location"]).query))


@pytest.fixture
def app(api: httpx.Client, provider: Provider) -> App:
    return App(api, provider)
