"""What the service does not start with: providers configured in part, and addresses that are not safe."""

from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks

from tests.support.servers.server_process import manage

WHOLE = {"issuer": "https://id.example", "client_id": "sahi", "client_secret": "secret", "label": ""}


def found(tag: str = "sahienglish") -> list[str]:
    return [
        f"{message.id} {message.msg}" for message in run_checks(tags=[tag]) if "accounts." in str(message.id)
    ]


def test_a_whole_provider_is_accepted(settings: Any) -> None:
    settings.OIDC_PROVIDERS = {"acme": WHOLE, "local": WHOLE | {"issuer": "http://127.0.0.1:9000"}}
    assert found() == []


@pytest.mark.parametrize("part", ["issuer", "client_id", "client_secret"])
def test_a_provider_in_part_is_rejected_and_the_missing_setting_named(settings: Any, part: str) -> None:
    settings.OIDC_PROVIDERS = {"acme": WHOLE | {part: ""}}
    (message,) = found()
    assert message.startswith("accounts.E001")
    assert f"OIDC_ACME_{part.upper()}" in message
    assert "secret" not in message.replace("OIDC_ACME_CLIENT_SECRET", "").lower()


@pytest.mark.parametrize(
    "issuer", ["http://id.example", "id.example", "https://id.example?x=1", "ftp://id.example"]
)
def test_an_issuer_must_be_an_https_address(settings: Any, issuer: str) -> None:
    settings.OIDC_PROVIDERS = {"acme": WHOLE | {"issuer": issuer}}
    assert [message.split()[0] for message in found()] == ["accounts.E002"]


@pytest.mark.parametrize(
    ("uri", "accepted"),
    [
        ("https://app.example/signed-in", True),
        ("org.example.app:/signed-in", True),
        ("http://127.0.0.1:3000/", True),
        ("http://app.example/signed-in", False),
        ("https://app.example/#signed-in", False),
        ("javascript:alert(1)", False),
        ("/signed-in", False),
    ],
)
def test_codes_are_sent_to_safe_addresses_only(settings: Any, uri: str, accepted: bool) -> None:
    settings.OIDC_REDIRECT_URIS, settings.PRODUCTION = [uri], True
    assert (not [message for message in found() if message.startswith("accounts.E003")]) is accepted


@pytest.mark.parametrize(
    ("origin", "accepted"),
    [
        ("https://example.org", True),
        ("https://app.example.org:8443", True),
        ("android:apk-key-hash:Zk3mPq7Lx0aYb9cTd2eUf5gVh8iWj1kX", True),
        ("https://example.org.evil.example", False),
        ("https://evilexample.org", False),
        ("https://example.org/app", False),
        ("example.org", False),
    ],
)
def test_origins_of_passkeys_belong_to_their_site(settings: Any, origin: str, accepted: bool) -> None:
    settings.WEBAUTHN_RP_ID, settings.WEBAUTHN_ORIGINS = "example.org", [origin]
    assert (found() == []) is accepted


@pytest.mark.parametrize("site", ["203.0.113.5", "2001:db8::1"])
def test_an_ip_address_as_the_site_of_passkeys_is_pointed_out(settings: Any, site: str) -> None:
    host = f"[{site}]" if ":" in site else site
    settings.WEBAUTHN_RP_ID, settings.WEBAUTHN_ORIGINS = site, [f"https://{host}"]
    [message] = found()
    assert message.startswith("accounts.W001")


def test_providers_are_read_from_the_environment_file(tmp_path: Path) -> None:
    dotenv = tmp_path / "settings.env"
    dotenv.write_text("OIDC_MY_UNI_ISSUER=https://id.example\nOIDC_MY_UNI_CLIENT_ID=sahi\n")
    ended = manage("check", ENV_FILE=str(dotenv), VAR_DIR=str(tmp_path))
    assert ended.returncode == 1
    assert "The sign-in provider my_uni lacks OIDC_MY_UNI_CLIENT_SECRET." in ended.stderr
    assert "is not a setting" not in ended.stderr


def test_a_loopback_address_makes_localhost_the_site_of_passkeys() -> None:
    from sahienglish.service_urls import passkey_site

    assert passkey_site("http://127.0.0.1:8000") == ("localhost", "http://localhost:8000")
    assert passkey_site("http://[::1]:8000") == ("localhost", "http://localhost:8000")
    assert passkey_site("https://sahi.example.org") == ("sahi.example.org", "https://sahi.example.org")
