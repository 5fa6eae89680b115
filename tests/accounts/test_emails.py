"""Mails say what happened, when and from where, and carry nothing that a stranger made up."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from bson import ObjectId

from accounts.emails import messages, safe_display
from sahienglish.mail.message import OutgoingMessage
from tests.plugins.mailbox import Mailbox

ASHA = "asha@example.org"
OCCASION: messages.Occasion = {
    "owner": ObjectId(),
    "to": ASHA,
    "full_name": "Asha Rao",
    "device": "Firefox on Windows",
    "ip": "203.0.113.7",
    "at": datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
}
NOTICES: list[Callable[..., None]] = [
    messages.address_already_registered,
    messages.password_changed,
    messages.password_reset_done,
    messages.email_change_notice,
    messages.session_theft_warning,
    messages.second_factor_failed,
    messages.second_step_on,
    messages.second_step_off,
    messages.recovery_codes_made,
    messages.recovery_code_used,
    messages.passkey_added,
    messages.passkey_removed,
    messages.passkey_copied_warning,
    messages.account_deleted,
]
NAMED: dict[str, Callable[..., None]] = {
    "api_key_created": partial(messages.api_key_created, key_name="Laptop"),
    "api_key_rotated": partial(messages.api_key_rotated, key_name="Laptop"),
    "identity_linked": partial(messages.identity_linked, provider="Acme"),
    "identity_unlinked": partial(messages.identity_unlinked, provider="Acme"),
    "registered_with_provider": partial(messages.registered_with_provider, provider="Acme"),
}
"""Notices that name something."""

ALL_NOTICES = {notice.__name__: notice for notice in NOTICES} | NAMED
LINKED: list[Callable[..., None]] = [messages.verify_email, messages.email_change_confirm]


class Links(HTMLParser):
    """Collect where a page's links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.targets: list[str | None] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.targets += [value for name, value in attrs if name in {"href", "src"}]


def text(letter: OutgoingMessage) -> str:
    return str(letter.body)


def html(letter: OutgoingMessage) -> str:
    return str(letter.alternatives[0][0])


@pytest.mark.parametrize("notice", ALL_NOTICES.values(), ids=ALL_NOTICES)
def test_a_notice_says_what_when_and_from_where_and_has_nothing_to_click(
    notice: Callable[..., None], mailbox: Mailbox
) -> None:
    notice(**OCCASION)
    letter = mailbox.latest(ASHA)
    for part in (text(letter), html(letter)):
        for fact in ("Hello Asha Rao,", "23 November 2026, 09:05 UTC", "Firefox on Windows", "203.0.113.7"):
            assert fact in part
        assert " not" in part, "it says what to do if it was somebody else"
        assert "http" not in part
    assert "SahiEnglish" in letter.subject
    assert Links(html(letter)).targets == []


@pytest.mark.parametrize("ask", LINKED)
def test_a_confirmation_has_one_link_and_it_leads_to_us(ask: Callable[..., None], mailbox: Mailbox) -> None:
    ask(owner=ObjectId(), to=ASHA, token="eyJhbGciOi.e30.Zm9v-_")
    letter = mailbox.latest(ASHA)
    link = "http://api.sahienglish.test/auth/verify-email?token=eyJhbGciOi.e30.Zm9v-_"
    assert letter.action == link
    assert f"\n{link}\n" in text(letter)
    assert Links(html(letter)).targets == [link]
    assert "within 24 hours" in text(letter)
    assert text(letter).startswith("Hello,")


def test_a_reset_code_stands_alone_on_its_line(mailbox: Mailbox) -> None:
    messages.reset_code(code="012345", long_code="0123 4567 8901 2345 6789 0123", last_until=None, **OCCASION)
    letter = mailbox.latest(ASHA)
    assert letter.action == "012345"
    assert "\n    012345\n" in text(letter)
    assert ">012345<" in html(letter)
    assert "012345" not in letter.subject
    assert "within 10 minutes" in text(letter)
    assert "\n0123 4567 8901 2345 6789 0123\n" in text(letter)
    assert ">0123 4567 8901 2345 6789 0123<" in html(letter)
    assert "last code" not in text(letter)


@pytest.mark.parametrize(
    ("full_name", "greeted"),
    [
        ("Asha Rao", "Asha Rao"),
        ("  Asha \n Rao ", "Asha Rao"),
        ("J.R.R. Tolkien", "J. R. R. Tolkien"),
        ("Siobhán O'Neil-Åkesson", "Siobhán O'Neil-Åkesson"),
        ("आशा राव", "आशा राव"),
        ("महेन्‍द्र", "महेन्‍द्र"),
        ("", ""),
        ("evil.example", "evil. example"),
        ("https://evil.example/login", ""),
        ("<script>alert(1)</script>", ""),
        ("Asha\u202eoaR", ""),
        ("You won 1000 dollars", ""),
        ("asha@evil.example", ""),
        ("Dear customer " * 5, ""),
    ],
)
def test_a_name_is_shown_only_as_far_as_it_is_a_name(full_name: str, greeted: str) -> None:
    assert safe_display.name(full_name) == greeted


@pytest.mark.parametrize(
    ("described", "shown"),
    [
        ("Firefox on Windows", "Firefox on Windows"),
        ("Samsung Internet on Android", "Samsung Internet on Android"),
        ("python-httpx/0.28.1", ""),
        ("Call 1-800-555-0199 Fraud Dept now", ""),
        ("Firefox on Windows now", ""),
        ("administration", "administration"),
        ("", ""),
        ("evil.example", ""),
        ("<b>x</b>", ""),
        ("call 0800123456", ""),
        ("Firefox\r\nBcc: x", ""),
        ("your account is blocked please call us now", ""),
    ],
)
def test_a_device_is_shown_only_as_far_as_it_is_one(described: str, shown: str) -> None:
    assert safe_display.device(described) == shown


@pytest.mark.parametrize(
    "crafted",
    ["<script>alert(1)</script>", "Asha\r\nBcc: everybody@example.org", "{{ code }}", "{% debug %}"],
)
def test_crafted_names_and_devices_leave_no_trace(crafted: str, mailbox: Mailbox) -> None:
    crafty: dict[str, Any] = {**OCCASION, "full_name": crafted, "device": crafted}
    messages.password_changed(**crafty)
    letter = mailbox.latest(ASHA)
    whole = letter.message().as_string()
    for trace in ("alert(1)", "Bcc", "everybody@", "{{", "{%"):
        assert trace not in whole
    assert "Device:     an unknown device" in text(letter)
    assert set(letter.message().keys()) == {
        "Content-Type",
        "MIME-Version",
        "Subject",
        "From",
        "To",
        "Date",
        "Message-ID",
        "Auto-Submitted",
    }


def test_letters_that_html_reserves_are_escaped_there_and_only_there(mailbox: Mailbox) -> None:
    occasion = OCCASION.copy()
    occasion["full_name"] = "Siobhán O'Neil"
    messages.password_changed(**occasion)
    letter = mailbox.latest(ASHA)
    assert "Siobhán O'Neil" in text(letter)
    assert "Siobhán O&#x27;Neil" in html(letter)


def test_lines_of_text_are_short_enough_to_read(mailbox: Mailbox) -> None:
    for notice in NOTICES:
        notice(**OCCASION)
    assert max(len(line) for letter in mailbox.to(ASHA) for line in text(letter).splitlines()) <= 76


def test_every_e_mail_of_an_account_is_tried() -> None:
    tried = {*ALL_NOTICES, *(each.__name__ for each in LINKED), "reset_code"}
    folder = Path(messages.__file__).parents[1] / "templates" / "accounts" / "emails"
    assert {template.stem for template in folder.glob("*.mail")} == tried
