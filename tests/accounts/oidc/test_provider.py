"""Signing in with a provider from outside this project: the npm package oidc-provider, on loopback."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest

from accounts.models import LinkedIdentity, User
from tests.plugins.oidc import APP, App, told
from tests.support.needed import missing
from tests.support.problems import assert_problem
from tests.support.waiting import PATIENCE_SECONDS

FOLDER = Path(__file__).parents[2] / "oidc_provider"
CLIENT_ID, CLIENT_SECRET = "sahienglish", "a secret: with signs/+"
CALLBACK = "http://api.sahienglish.test/auth/oidc/acme/callback"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The running provider's address."""
    node = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if node is None or not (FOLDER / "node_modules").is_dir():
        missing("oidc-provider is not installed: run make test, or npm ci in tests/oidc_provider")
    command = [node, "provider.mjs", CLIENT_ID, CLIENT_SECRET, CALLBACK]
    with subprocess.Popen(
        command,
        cwd=FOLDER,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        yield process.stdout.readline().strip()
        # The command may be a wrapper around Node: it is the provider itself that must end.
        process.stdin.close()


@pytest.fixture
def real_app(api: httpx.Client, issuer: str, settings: Any) -> App:
    settings.OIDC_PROVIDERS = {
        "acme": {"issuer": issuer, "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "label": "Acme"}
    }
    settings.OIDC_REDIRECT_URIS = [APP]
    settings.OIDC_RATE_LIMIT_PER_MINUTE = 10_000
    return App(api, provider=None)  # type: ignore[arg-type]


def go(browser: httpx.Client, response: httpx.Response) -> httpx.Response:
    """Follow redirects as far as the provider's own pages go."""
    while response.is_redirect and not response.headers["location"].startswith(CALLBACK):
        response = browser.get(urljoin(str(response.url), response.headers["location"]))
    return response


def sign_in_there(location: str, login: str) -> dict[str, str]:
    """Fill in the provider's forms, and return what it sends the browser back with."""
    with httpx.Client(timeout=PATIENCE_SECONDS) as browser:
        page = go(browser, browser.get(location))
        for form in ({"prompt": "login", "login": login, "password": "x"}, {"prompt": "consent"}):
            page = go(browser, browser.post(page.url, data=form))
        return dict(httpx.URL(page.headers["location"]).params)


def refuse_there(location: str) -> dict[str, str]:
    with httpx.Client(timeout=PATIENCE_SECONDS) as browser:
        page = go(browser, browser.get(location))
        page = go(browser, browser.get(f"{page.url}/abort"))
        return dict(httpx.URL(page.headers["location"]).params)


def test_a_user_signs_in_and_is_known_again(real_app: App) -> None:
    for _ in range(2):
        returned = sign_in_there(real_app.start().headers["location"], "asha")
        assert {"code", "state", "iss"} <= set(returned)
        tokens = real_app.exchange(told(real_app.callback(returned))["code"])
        assert tokens.status_code == 200, tokens.text
    assert User.objects.get().email == "asha@example.org"
    assert User.objects.get().full_name == "asha at the provider"
    assert LinkedIdentity.objects.get().subject == "asha"


def test_an_address_that_the_provider_has_not_confirmed_makes_no_account(real_app: App) -> None:
    returned = sign_in_there(real_app.start().headers["location"], "unverified")
    refused = real_app.exchange(told(real_app.callback(returned))["code"])
    assert_problem(refused, 403, "provider_email_unverified")
    assert not User.objects.exists()


def test_a_refusal_comes_back(real_app: App) -> None:
    returned = refuse_there(real_app.start(state="s").headers["location"])
    assert told(real_app.callback(returned)) == {"error": "access_denied", "state": "s"}


def test_the_providers_code_is_spent_by_the_first_callback(real_app: App) -> None:
    returned = sign_in_there(real_app.start().headers["location"], "asha")
    stolen = returned | {"state": dict(httpx.URL(real_app.start().headers["location"]).params)["state"]}
    # Under another flow's state, its verifier and nonce do not fit this code (RFC 7636, OIDC Core).
    assert told(real_app.callback(stolen)) == {"error": "temporarily_unavailable"}
