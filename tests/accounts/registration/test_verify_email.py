"""The link in a mail confirms the one address it names, and nothing else."""

import re
from collections.abc import Callable

import httpx
import pytest

from accounts.models import User
from accounts.tokens import VerifyEmailToken
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.plugins.mailbox import Mailbox


@pytest.fixture
def unverified(person: Callable[..., Person]) -> Person:
    return person(is_email_verified=False)


def link_of(person: Person) -> str:
    return VerifyEmailToken.issue(sub=str(User.objects.get(email=person.email).pk), email=person.email)


def visit(api: httpx.Client, token: str, accept: str = "*/*") -> httpx.Response:
    return api.get("/auth/verify-email", params={"token": token}, headers={"Accept": accept})


def test_confirms_any_number_of_times_and_logs_nobody_in(unverified: Person) -> None:
    token = link_of(unverified)
    for _ in range(3):
        answer = visit(unverified.api, token)
        assert answer.status_code == 200
        assert set(answer.json()) == {"email", "is_email_verified", "message"}
        assert "set-cookie" not in answer.headers
    unverified.log_in()


PAGE = "text/html,application/xhtml+xml"


def test_shows_people_a_page_whose_button_confirms(unverified: Person) -> None:
    token = link_of(unverified)
    page = visit(unverified.api, token, PAGE)
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["referrer-policy"] == "no-referrer"
    assert "form-action 'self'" in page.headers["content-security-policy"]
    assert "asha@example.org" in page.text
    assert not User.objects.get().is_email_verified
    form = re.search(r'<form method="post" action="(.+?)">\s*<input .*?value="(.+?)">', page.text)
    done = unverified.api.post(form[1], data={"token": form[2]}, headers={"Accept": PAGE})
    assert (done.status_code, "is confirmed" in done.text) == (200, True)
    unverified.log_in()


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        ("ar", "تأكيد بريدي الإلكتروني", "تم تأكيد <bdi>asha@example.org</bdi>"),
        ("hi-IN", "मेरे ई-मेल पते की पुष्टि करें", "<bdi>asha@example.org</bdi> की पुष्टि हो गई"),
    ],
)
def test_the_page_speaks_the_language_of_the_browser(
    language: str, asked: str, told: str, unverified: Person
) -> None:
    token = link_of(unverified)
    headers = {"Accept": PAGE, "Accept-Language": f"{language}, en;q=0.5"}
    page = unverified.api.get("/auth/verify-email", params={"token": token}, headers=headers)
    assert asked in page.text
    assert f'lang="{language[:2]}"' in page.text
    assert {"Accept", "Accept-Language"} <= set(page.headers["vary"].split(", "))
    done = unverified.api.post("/auth/verify-email", data={"token": token}, headers=headers)
    assert told in done.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"},
        {"Sec-Fetch-Dest": "image"},
        {"Accept": "Text/HTML"},
        {
            "Accept": "*/*",
            "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36",
        },
        {"Accept": "*/*", "User-Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"},
        {"Accept": "image/*", "User-Agent": "WhatsApp/2.23.20.0"},
    ],
    ids=str,
)
def test_a_browser_or_scanner_that_loads_a_link_by_itself_confirms_nothing(
    headers: dict[str, str], unverified: Person
) -> None:
    token = link_of(unverified)
    page = unverified.api.get("/auth/verify-email", params={"token": token}, headers=headers)
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert not User.objects.get().is_email_verified


BROWSER = {"User-Agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/15.6 Safari/605.1.15"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Dest": "empty", "Sec-Fetch-Mode": "cors"},
        BROWSER | {"Sec-Fetch-Dest": "empty"},
        BROWSER | {"Origin": "https://app.example.org"},
        BROWSER | {"Accept": "application/json"},
        {"User-Agent": "curl/8.5.0"},
        {"User-Agent": "Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.22631; en-IN) PowerShell/7.4.6"},
    ],
    ids=str,
)
def test_a_script_of_a_page_confirms_by_get_as_programs_do(
    headers: dict[str, str], unverified: Person
) -> None:
    token = link_of(unverified)
    answer = unverified.api.get("/auth/verify-email", params={"token": token}, headers=headers)
    assert answer.json()["is_email_verified"] is True


@pytest.mark.parametrize("accept", ["*/*", PAGE])
def test_a_scanner_that_only_looks_confirms_nothing(accept: str, unverified: Person) -> None:
    params = {"token": link_of(unverified)}
    for _ in range(3):
        response = unverified.api.head("/auth/verify-email", params=params, headers={"Accept": accept})
        assert (response.status_code, response.content) == (200, b"")
        unverified.api.get("/auth/verify-email", params=params, headers={"Accept": PAGE})
        unverified.api.options("/auth/verify-email", params=params)
    assert not User.objects.get().is_email_verified


def test_a_page_says_at_once_that_a_link_is_no_use(unverified: Person) -> None:
    page = visit(unverified.api, "junk", "text/html")
    assert page.status_code == 400
    assert page.headers["content-type"].startswith("text/html")
    assert "is not confirmed" in page.text


def test_the_button_takes_json_too(unverified: Person) -> None:
    response = unverified.api.post("/auth/verify-email", json={"token": link_of(unverified)})
    assert response.json()["is_email_verified"] is True


def test_is_refused_when_late_missing_or_for_nobody(time: FrozenClock, unverified: Person) -> None:
    token = link_of(unverified)
    time.advance(hours=24)
    answer = visit(unverified.api, token)
    assert (answer.status_code, answer.json()["code"]) == (400, "token_expired")
    assert unverified.api.get("/auth/verify-email").json()["code"] == "invalid_input"
    nobody = VerifyEmailToken.issue(sub="f" * 24, email=unverified.email)
    assert visit(unverified.api, nobody).json()["code"] == "token_invalid"


def test_dies_when_the_address_is_no_longer_the_accounts(unverified: Person) -> None:
    token = link_of(unverified)
    User.objects.update(email="other@example.org")
    assert visit(unverified.api, token).json()["code"] == "token_invalid"
    assert not User.objects.get().is_email_verified


def test_a_fresh_link_comes_to_who_needs_one(unverified: Person, mailbox: Mailbox) -> None:
    answer = unverified.api.post("/auth/resend-verification", json={"email": "ASHA@example.org"})
    assert answer.status_code == 202
    token = mailbox.latest(unverified.email).action.partition("token=")[2]
    assert visit(unverified.api, token).status_code == 200
    again = unverified.api.post("/auth/resend-verification", json={"email": unverified.email})
    stranger = unverified.api.post("/auth/resend-verification", json={"email": "nobody@example.org"})
    assert answer.json() == again.json() == stranger.json()
    assert len(mailbox.to(unverified.email)) == 1
    assert mailbox.to("nobody@example.org") == []
