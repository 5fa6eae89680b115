"""No header a client writes decides where a link leads or where a client is."""

import httpx
import pytest

from accounts.request_client import device_name
from tests.accounts.conftest import PASSWORD, Person
from tests.plugins.mailbox import Mailbox

FORGED = [
    {"Host": "evil.example"},
    {"X-Forwarded-Host": "evil.example"},
    {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"},
    {"Forwarded": "host=evil.example;for=6.6.6.6", "X-Original-Host": "evil.example"},
    {"Host": "api.sahienglish.test@evil.example"},
]


@pytest.mark.parametrize("headers", FORGED)
def test_links_lead_to_the_configured_address(
    headers: dict[str, str], api: httpx.Client, mailbox: Mailbox
) -> None:
    body = {"email": "ravi@example.org", "password": PASSWORD, "full_name": "Ravi"}
    answer = api.post("/auth/register", json=body, headers=headers)
    if answer.status_code == 201:
        letter = mailbox.latest("ravi@example.org")
        assert letter.action.startswith("http://api.sahienglish.test/auth/verify-email?token=")
        assert "evil" not in letter.body + str(letter.alternatives)
    else:
        assert answer.status_code == 400


def test_the_socket_says_from_where_a_session_is(asha: Person) -> None:
    asha.log_in(**{"X-Forwarded-For": "6.6.6.6", "X-Real-IP": "6.6.6.6", "Forwarded": "for=6.6.6.6"})
    assert asha.get("/auth/sessions").json()[0]["ip"] == "127.0.0.1"


AGENTS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0": "Firefox on Windows",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 "
    "Safari/537.36 Edg/142.0.0.0": "Edge on Windows",
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 "
    "Mobile Safari/537.36": "Chrome on Android",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Mobile/15E148 Safari/604.1": "Safari on iPhone",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 "
    "Safari/605.1.15": "Safari on Mac",
    "okhttp/4.12.0": "okhttp/4.12.0",
    "curl/8.5.0 <script>alert(1)</script>": "curl/8.5.0",
    "\u202egnp.exe": "Unknown device",
    "<b>": "Unknown device",
    "": "Unknown device",
    "x" * 500: "x" * 80,
}


@pytest.mark.parametrize(("agent", "name"), AGENTS.items())
def test_a_device_has_a_name_a_person_recognises(agent: str, name: str) -> None:
    assert device_name(agent) == name
